/** The half of pdf.js that parses; the package ships no types for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: {
    /** Makes this thread the worker behind `port`. */
    initializeFromPort(port: object): void;
  };
}

/** pdf.js minified; the package ships its types for the long form only. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist/legacy/build/pdf.mjs';
}

/** The half of pdf.js that parses; the package ships no types for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  export const WorkerMessageHandler: {
    /** Makes this thread the worker behind `port`. */
    initializeFromPort(port: object): void;
  };
}

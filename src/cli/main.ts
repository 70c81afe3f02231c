#!/usr/bin/env node
// The program: runs the command line that it was started with.
import { optimiseLater } from './optimise-later.js';
import { runCommandLine } from './run-command-line.js';

/** A reader that stops early (`| head`) ends the program quietly. */
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code === 'EPIPE') process.exit();
  throw problem;
});

optimiseLater();
await runCommandLine(process.argv.slice(2));

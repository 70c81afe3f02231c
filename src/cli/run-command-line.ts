import { CommanderError } from 'commander';
import { readVersion } from '../batch/version.js';
import { describeFileProblem, fileProblemCode } from './file-problem.js';
import { chosenLanguage } from './language.js';
import { buildProgram } from './program.js';
import { programTexts } from './texts.js';

/** The path that the system complains of. */
const pathOf = (problem: unknown): string =>
  problem instanceof Error && 'path' in problem && typeof problem.path === 'string' ? problem.path : '';

/** Runs one command line: 0 done, 1 done with doubts or failures, 2 the command line is wrong. Commands set `process.exitCode`. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const language = chosenLanguage(argv, process.env);
  try {
    const program = await buildProgram(argv, language, readVersion());
    await program.parseAsync([...argv], { from: 'user' });
  } catch (problem) {
    if (problem instanceof CommanderError) {
      process.exitCode = problem.exitCode === 0 ? 0 : 2;
      return;
    }
    if (fileProblemCode(problem) !== undefined) {
      process.stderr.write(`${describeFileProblem(problem, pathOf(problem), language)}\n`);
      process.exitCode = 1;
      return;
    }
    const reason = problem instanceof Error ? problem.message : String(problem);
    process.stderr.write(`${programTexts.unexpected[language]}${reason}\n`);
    process.exitCode = 1;
  }
}

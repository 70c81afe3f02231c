import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The built program: `npm test` builds it first. */
export const program = join(import.meta.dirname, '../../dist/cli/main.js');

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called once the program runs; may kill it. */
  readonly meanwhile?: (kill: (signal: NodeJS.Signals) => void, stderr: () => string) => void;
}

/** Runs `mokuhyo` as a user does, in a process of its own, in English unless `env` says otherwise. */
export const runMokuhyo = (parameters: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  runProgram(program, parameters, options);

/** The same with another build of the program. */
export function runProgram(main: string, parameters: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...parameters], {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  options.meanwhile?.(
    (signal) => child.kill(signal),
    () => stderr,
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

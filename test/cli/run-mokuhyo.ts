import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runCommandLine } from '../../src/cli/run-command-line.js';

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
  /** Seconds after which a program in a process of its own is killed; what it said until then is in the answer. */
  readonly deadline?: number;
  /** Called once the program runs; may kill it. */
  readonly meanwhile?: (kill: (signal: NodeJS.Signals) => void, stderr: () => string) => void;
}

/** Runs the built `mokuhyo` as a user does, in a process of its own, in English unless `env` says otherwise. */
export const runBuilt = (parameters: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  runProgram(program, parameters, options);

/** Puts text that is written to a stream aside; the function given back ends that and answers with the text. */
function listenTo(stream: NodeJS.WriteStream): () => string {
  const { write } = stream;
  let text = '';
  stream.write = (chunk: string | Uint8Array, ...more: unknown[]): boolean => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const done = more.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  return () => {
    stream.write = write;
    return text;
  };
}

/** The same command line in this very process: quicker to start, and seen by the coverage. One at a time. */
export async function runMokuhyo(
  parameters: readonly string[],
  { cwd, env = {} }: Omit<RunOptions, 'meanwhile'> = {},
): Promise<Ran> {
  const before = { cwd: process.cwd(), env: process.env, exitCode: process.exitCode };
  const [stdout, stderr] = [listenTo(process.stdout), listenTo(process.stderr)];
  process.env = { ...process.env, LC_ALL: 'C.UTF-8', ...env };
  if (cwd !== undefined) process.chdir(cwd);
  process.exitCode = undefined;
  try {
    await runCommandLine(parameters);
  } finally {
    process.chdir(before.cwd);
    process.env = before.env;
    stdout();
    stderr();
  }
  const status = Number(process.exitCode ?? 0);
  process.exitCode = before.exitCode;
  return { status, signal: null, stdout: stdout(), stderr: stderr() };
}

/** As `runBuilt`, with another build of the program. */
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
  const { deadline } = options;
  const timer = deadline === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), deadline * 1000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, stdout, stderr });
    });
  });
}

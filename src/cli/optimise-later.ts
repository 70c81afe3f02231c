import { setFlagsFromString } from 'node:v8';

/** How much of a function runs before V8 thinks of optimising it, in bytes of bytecode: ten times V8's own budget. */
const interruptBudget = 675_840;

/**
 * Has V8 optimise only what runs often. By its own budget a third of the processor time of a run over a hundred documents went into
 * optimising functions that ran only a little longer: in threads beside the workers, and anew for each worker. A flag of the whole process:
 * for the command line, never for the library.
 */
export const optimiseLater = (): void => setFlagsFromString(`--interrupt-budget=${interruptBudget}`);

/** How much of WebAssembly's code runs before V8 optimises it, in bytes: a hundred times V8's own budget. */
const wasmBudget = 200_000_000;

/**
 * Has V8 optimise of the engines that read scans (文字認識) only what runs often: their code is large, most of it runs only while they start, and what the
 * optimising compiler takes for it stays with the process. For runs that read scans; called before an engine starts.
 */
export const optimiseEnginesLater = (): void => setFlagsFromString(`--wasm-tiering-budget=${wasmBudget}`);

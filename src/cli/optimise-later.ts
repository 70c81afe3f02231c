import { setFlagsFromString } from 'node:v8';

/** How much of a function runs before V8 thinks of optimising it, in bytes of bytecode: ten times V8's own budget. */
const interruptBudget = 675_840;

/**
 * Has V8 optimise only what runs often. By its own budget a third of the processor time of a run over a hundred documents went into
 * optimising functions that ran only a little longer: in threads beside the workers, and anew for each worker. A flag of the whole process:
 * for the command line, never for the library.
 */
export const optimiseLater = (): void => setFlagsFromString(`--interrupt-budget=${interruptBudget}`);

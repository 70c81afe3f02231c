import { readOwnCorrections } from '../batch/corrections-file.js';
import { writeDurably } from '../batch/write-file.js';
import { addNewer, openClock } from '../corrections/add-newer.js';
import { type CellProblem, findCorrectionProblems } from '../corrections/check-correction.js';
import type { Correction } from '../corrections/correction-schema.js';
import { formatCorrections } from '../emit/corrections-csv.js';
import type { Step } from '../review/review-data.js';
import type { Desk } from './desk.js';
import type { StudioFolder } from './own-folder.js';
import type { UndoableStep } from './wire.js';

/** How saving ended: on the disk, or nothing was written. */
export type SaveEnd =
  | { readonly kind: 'saved'; readonly step: number; readonly lines: number }
  | { readonly kind: 'wrong'; readonly problems: readonly CellProblem[] }
  /** Somebody edited corrections.csv, and it cannot be read. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'nothing' };

/** What a step did to the file. */
interface Done {
  readonly added: readonly Correction[];
  readonly removed: readonly Correction[];
}

export interface CorrectionsDesk {
  /** Puts a person's lines into corrections.csv; it is on the disk when this ends. */
  readonly save: (step: Step) => Promise<SaveEnd>;
  /** The last step of this session that can be taken back. */
  readonly last: () => UndoableStep | null;
  /** Takes a step of this session back. */
  readonly undo: (step: number) => Promise<SaveEnd>;
  /** Takes back what the file says at a place, whoever said it. */
  readonly withdraw: (document: string, place: string) => Promise<SaveEnd>;
}

const textOf = (line: Correction): string => JSON.stringify(Object.values(line));
const documentsOf = (lines: readonly Correction[]): readonly string[] => [
  ...new Set(lines.map(({ document }) => document.slice(0, 12))),
];

/** One after the other: whoever writes has read what is there. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

export function openCorrections(folder: StudioFolder, desk: Pick<Desk, 'correctionsChanged'>): CorrectionsDesk {
  const steps = new Map<number, Done>();
  const inTurn = oneAtATime();
  const now = openClock();
  let count = 0;

  const write = async (
    change: (own: readonly Correction[]) => readonly Correction[],
    isStep = true,
  ): Promise<SaveEnd> => {
    const own = await readOwnCorrections(folder.corrections);
    if (own.kind === 'refused') return { kind: 'damaged' };
    const lines = change(own.lines);
    const before = new Set(own.lines.map(textOf));
    const after = new Set(lines.map(textOf));
    const added = lines.filter((line) => !before.has(textOf(line)));
    const removed = own.lines.filter((line) => !after.has(textOf(line)));
    if (added.length + removed.length === 0) return { kind: 'nothing' };
    await writeDurably(folder.corrections, formatCorrections(lines), folder.making);
    count += 1;
    if (isStep) steps.set(count, { added, removed });
    await desk.correctionsChanged(documentsOf([...added, ...removed]));
    return { kind: 'saved', step: count, lines: added.length };
  };

  return {
    last() {
      const [number, done] = [...steps].at(-1) ?? [];
      const lines = [...(done?.added ?? []), ...(done?.removed ?? [])];
      const [first] = lines;
      if (number === undefined || !first) return null;
      return { step: number, document: first.document.slice(0, 12), place: first.place, lines: lines.length };
    },
    save: (step) =>
      inTurn(async () => {
        const at = now();
        const given = step.lines.map((line): Correction => ({ ...line, by: step.by, at }));
        const problems = given.flatMap(findCorrectionProblems);
        if (problems.length > 0) return { kind: 'wrong', problems };
        return write((own) => addNewer(own, given));
      }),
    undo: (step) =>
      inTurn(async () => {
        const done = steps.get(step);
        if (!done) return { kind: 'nothing' };
        steps.delete(step);
        const gone = new Set(done.added.map(textOf));
        return write((own) => [...own.filter((line) => !gone.has(textOf(line))), ...done.removed], false);
      }),
    withdraw: (document, place) =>
      inTurn(() =>
        write((own) => own.filter((line) => line.document.slice(0, 12) !== document || line.place !== place)),
      ),
  };
}

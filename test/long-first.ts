import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long, most of it waiting for browsers, engines, databases and processes of its own: begun last, one of them would run alone at the end. */
const long =
  /-in-browser|test\/(?:fixtures|library|queue|studio|batch\/grow-prop|catalog\/(?:attacks|interrupted|push)|cli\/(?:convert|hostile|interrupted|year)|lint\/lint-folder|ocr\/(?:network|read-scans)|parts\/gather|text\/kuromoji)/;

/** The last of them begins when so much of all else has begun. */
const BEGUN = 0.7;

/**
 * Files with modules of their own first, since a process that shares its modules ends before each of them. Then what takes long, spread among
 * what only computes: several that wait at once would leave the processor with nothing to do.
 */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const alone = sorted.filter(({ project }) => project.name === 'alone');
    const sharing = sorted.filter(({ project }) => project.name !== 'alone');
    const waits = ({ moduleId }: TestSpecification): boolean => long.test(moduleId);
    return [
      ...alone,
      ...spread(
        sharing.filter(waits),
        sharing.filter((file) => !waits(file)),
      ),
    ];
  }
}

/** Both lists as one, each in its order: `early` evenly among the first part of `others`. */
function spread<T>(early: readonly T[], others: readonly T[]): T[] {
  const placed = [
    ...early.map((file, at) => ({ file, place: (BEGUN * at) / early.length })),
    ...others.map((file, at) => ({ file, place: at / others.length })),
  ];
  return placed.sort((a, b) => a.place - b.place).map(({ file }) => file);
}

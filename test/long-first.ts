import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What waits for browsers, engines, databases and processes of its own: begun last, one of them would run alone at the end. */
const long =
  /-in-browser|test\/(?:ocr\/read-scans|ocr\/network|queue|studio|library\/package|cli\/(?:convert|hostile|interrupted))/;

/** Files with modules of their own first, since a process that shares its modules ends before each of them; then what takes long. */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project, moduleId }: TestSpecification): number =>
      project.name === 'alone' ? 0 : long.test(moduleId) ? 1 : 2;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

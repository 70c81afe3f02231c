// What of a document is looked at one by one: values and doubts, in order.

import type { Observation } from '../../schema/observation.js';
import type { ReviewDocument, ReviewIssue } from '../review-data.js';

/** What can be chosen on a document's page, in the order of its list. */
export type Entry =
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly observation: Observation;
      readonly doubts: readonly ReviewIssue[];
      /** What is told of its reading, and is no doubt. */
      readonly told: readonly ReviewIssue[];
    }
  /** A doubt about the document, a page or a table. */
  | {
      readonly kind: 'issue';
      readonly key: string;
      readonly issue: ReviewIssue;
      readonly doubts: readonly ReviewIssue[];
    }
  /** Printed text that found no place. */
  | {
      readonly kind: 'unplaced';
      readonly key: string;
      readonly page: number;
      readonly bbox: string;
      readonly text: string;
      readonly doubts: readonly [];
    };

/** `<table>/<row>/<column>/<part>`. */
export const placeOf = ({ observation_id }: Pick<Observation, 'observation_id'>): string =>
  observation_id.split('/').slice(1).join('/');

const isDoubt = ({ level }: ReviewIssue): boolean => level !== 'info';

/** Everything on a document that a person may look at: doubts about the whole, values row by row, text without a place. */
export function buildEntries({ observations, issues, unplaced }: ReviewDocument): readonly Entry[] {
  const known = new Set(observations.map(({ observation_id }) => observation_id));
  const loose = issues.filter((issue) => isDoubt(issue) && !known.has(issue.observation_id));
  return [
    ...loose.map((issue, at): Entry => ({ kind: 'issue', key: `issue-${at + 1}`, issue, doubts: [issue] })),
    ...observations.map((observation): Entry => {
      const own = issues.filter((issue) => issue.observation_id === observation.observation_id);
      const told = own.filter((issue) => !isDoubt(issue));
      return { kind: 'value', key: placeOf(observation), observation, doubts: own.filter(isDoubt), told };
    }),
    ...unplaced.map(
      ({ page, bbox, text }, at): Entry => ({
        kind: 'unplaced',
        key: `unplaced-${at + 1}`,
        page,
        bbox,
        text,
        doubts: [],
      }),
    ),
  ];
}

/** Values whose doubt an issue over their page is (a scan with text of its own): accepting it settles them with it. */
export const coveredBy = (entries: readonly Entry[], { code, page, message }: ReviewIssue): number =>
  entries.filter(
    ({ kind, doubts }) =>
      kind === 'value' &&
      doubts.some((doubt) => doubt.code === code && doubt.page === page && doubt.message === message),
  ).length;

/** What is told of the document and its pages, and is no doubt. */
export const toldOfWhole = ({ issues }: Pick<ReviewDocument, 'issues'>): readonly ReviewIssue[] =>
  issues.filter((issue) => !isDoubt(issue) && issue.observation_id === '');

/** Page and box of an entry; a doubt about the whole has none. */
export function whereIs(entry: Entry): { readonly page: number | null; readonly bbox: string } {
  switch (entry.kind) {
    case 'value':
      return entry.observation;
    case 'issue':
      return entry.issue;
    default:
      return entry;
  }
}

/** The next entry that fits, after (or before) one, around the end; undefined where none does. */
export function nextEntry(
  entries: readonly Entry[],
  from: string,
  direction: 1 | -1,
  fits: (entry: Entry) => boolean,
): Entry | undefined {
  const start = entries.findIndex(({ key }) => key === from);
  for (let step = 1; step <= entries.length; step++) {
    const base = start < 0 && direction < 0 ? 0 : start;
    const entry = entries[(((base + direction * step) % entries.length) + entries.length) % entries.length];
    if (entry && fits(entry)) return entry;
  }
  return undefined;
}

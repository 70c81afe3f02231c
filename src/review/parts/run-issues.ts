import type { OfRun } from '../open-run-issues.js';
import type { ReviewIssue } from '../review-data.js';
import { element, shorten } from './dom.js';
import type { Host } from './host.js';
import { remedyOf } from './remedy.js';
import { fill, tell, words } from './words.js';

/** So many places are linked. */
const LINKED = 4;

/** So many stand open; the others open below them. */
const SEEN = 3;

/** Documents and rows that an issue names, as links: where it can be settled. */
function linksOf({ actual, expected, document_id }: ReviewIssue, host: Host): readonly HTMLElement[] {
  const named = [...`${document_id} ${actual} ${expected}`.matchAll(/\b([0-9a-f]{12})(?:\/(\d+\/\d+))?/g)];
  const addresses = new Set(
    named.map(([, id = '', row]) => host.documentAddress(id, row === undefined ? '' : `${row}:`)),
  );
  return [...addresses]
    .slice(0, LINKED)
    .map((address, at) => element('a', { href: address }, fill(words().seePlace, at + 1)));
}

/** An issue of the whole run in a line; the whole of it, where, and what to do, open below. */
function buildIssueItem(issue: ReviewIssue, host: Host): HTMLElement {
  const help = remedyOf(issue, host);
  return element(
    'li',
    { class: `issue ${issue.level}` },
    element(
      'details',
      { 'data-issue': `${issue.code} ${issue.actual}` },
      element('summary', { class: 'issue-line', dir: 'auto' }, shorten(tell(issue), 1000)),
      element('p', { class: 'actions' }, ...linksOf(issue, host)),
      help === '' ? undefined : element('p', { class: 'remedy' }, `${words().remedy}${help}`),
      element('code', {}, issue.code),
    ),
  );
}

const isDoubt = ({ level }: ReviewIssue): boolean => level !== 'info';

/** What the run had to say of the dataset as a whole, each with its remedy; files that are no results of this version. */
export function buildRunIssues(run: OfRun, host: Host): readonly HTMLElement[] {
  const doubts = run.issues.filter(isDoubt);
  const [errors, others] = [
    doubts.filter(({ level }) => level === 'error'),
    doubts.filter((one) => one.level !== 'error'),
  ];
  const lost = run.unreadable.map((name) => element('li', {}, fill(words().unreadable, name)));
  const items = [...lost, ...[...errors, ...others].map((issue) => buildIssueItem(issue, host))];
  if (items.length === 0) return [];
  const rest = items.slice(SEEN);
  const more = element(
    'details',
    { 'data-issue': 'more' },
    element('summary', { class: 'issue-more' }, fill(words().moreOf, rest.length)),
    element('ul', {}, ...rest),
  );
  return [
    element(
      'section',
      { class: 'run-issues', id: 'run-issues' },
      element('h2', {}, fill(words().runIssues, items.length)),
      element('ul', {}, ...items.slice(0, SEEN)),
      rest.length > 0 ? more : undefined,
    ),
  ];
}

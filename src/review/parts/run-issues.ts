import type { DocumentList, ReviewIssue } from '../review-data.js';
import { element, shorten } from './dom.js';
import type { Host } from './host.js';
import { fill, language, tell, words } from './words.js';

/** So many places are linked. */
const LINKED = 4;

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

/** An issue of the whole run: what it says, what it means and what to do, and where. */
function buildIssueItem(issue: ReviewIssue, host: Host): HTMLElement {
  const help = language() === 'ja' ? issue.help_ja : issue.help;
  return element(
    'li',
    { class: `issue ${issue.level}` },
    element('p', { dir: 'auto' }, shorten(tell(issue), 1000)),
    help === ''
      ? undefined
      : element(
          'details',
          {},
          element('summary', {}, `${words().remedyTitle} ${issue.code}`),
          element('p', { class: 'remedy' }, help),
        ),
    element('p', { class: 'actions' }, ...linksOf(issue, host)),
  );
}

/** What the run had to say of the dataset as a whole, each with its remedy; files that are no results of this version. */
export function buildRunIssues(
  { issues, unreadable }: Pick<DocumentList, 'issues' | 'unreadable'>,
  host: Host,
): readonly HTMLElement[] {
  const items = issues.filter(({ level }) => level !== 'info').map((issue) => buildIssueItem(issue, host));
  const lost = unreadable.length === 0 ? [] : [element('li', {}, fill(words().unreadable, unreadable.join(', ')))];
  if (items.length + lost.length === 0) return [];
  return [
    element(
      'section',
      { class: 'run-issues' },
      element('h2', {}, words().runIssues),
      element('ul', {}, ...items, ...lost),
    ),
  ];
}

import { element, shorten } from '../../review/parts/dom.js';
import type { DocumentList } from '../wire.js';
import { fill, language, tell, words } from './words.js';

/** What the run had to say of the dataset as a whole, each with its remedy; files that are no results of this version. */
export function buildRunIssues({ issues, unreadable }: DocumentList): readonly HTMLElement[] {
  const items = issues
    .filter(({ level }) => level !== 'info')
    .map((issue) => {
      const help = language() === 'ja' ? issue.help_ja : issue.help;
      return element(
        'li',
        { class: `issue ${issue.level}` },
        element('p', { dir: 'auto' }, shorten(tell(issue), 1000)),
        help === '' ? undefined : element('p', { class: 'remedy' }, `${words().remedy}${help}`),
      );
    });
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

import type { ReviewDocument } from '../review-data.js';
import { button, element, shorten } from './dom.js';
import { type Entry, toldOfWhole } from './entries.js';
import { describeValue, kindMark, kindName, paintKind } from './kinds.js';
import { fill, language, tell, words } from './words.js';

type ValueEntry = Extract<Entry, { kind: 'value' }>;

/** Year and kind of a value, as its column says. */
function headOf({ observation }: ValueEntry): string {
  const { fiscal_year, period_text, value_kind, part_label } = observation;
  const year = fiscal_year === null ? period_text : String(fiscal_year);
  return [`${kindMark(value_kind)} ${year}`, kindName(value_kind, language()), part_label]
    .filter((text) => text !== '')
    .join(' ');
}

function fillValue(made: HTMLButtonElement, entry: ValueEntry): void {
  const { observation, doubts } = entry;
  const said = describeValue(observation, language());
  made.classList.toggle('doubt', doubts.length > 0);
  paintKind(made, observation.value_kind);
  const marks = [doubts.length > 0 ? words().doubtMark : '', observation.corrected ? words().correctedMark : ''];
  made.replaceChildren(
    element('span', { class: 'head' }, headOf(entry)),
    element('span', { class: 'said', dir: 'auto' }, shorten(said === '' ? words().blank : said, 60)),
  );
  const text = marks.filter((mark) => mark !== '').join('・');
  if (text !== '') made.append(element('span', { class: 'marks' }, text));
}

function fillOther(made: HTMLButtonElement, entry: Exclude<Entry, ValueEntry>): void {
  const page = entry.kind === 'issue' ? entry.issue.page : entry.page;
  const said = entry.kind === 'issue' ? tell(entry.issue) : entry.text;
  made.classList.toggle('doubt', entry.doubts.length > 0);
  made.replaceChildren(
    element('span', { class: 'head' }, page === null ? words().wholeDocument : fill(words().pageNumber, page)),
    element('span', { class: 'said', dir: 'auto' }, shorten(said, 90)),
  );
}

/** What cannot be chosen: values that corrections removed, and what is told of the whole. */
function buildRest({ before, observations, ...document }: ReviewDocument): readonly HTMLElement[] {
  const there = new Set(observations.map(({ observation_id }) => observation_id));
  const gone = Object.entries(before).filter(([id]) => !there.has(id));
  const block = (title: string, texts: readonly string[]): readonly HTMLElement[] => {
    const items = texts.map((text) => element('li', { dir: 'auto' }, text));
    return items.length === 0
      ? []
      : [element('section', { class: 'row' }, element('h2', {}, title), element('ul', {}, ...items))];
  };
  return [
    ...block(
      words().gone,
      gone.map(([, was]) => shorten(`${was.indicator_name ?? ''}: ${was.value_text ?? ''}`, 120)),
    ),
    ...block(
      words().told,
      toldOfWhole(document).map((issue) => shorten(tell(issue), 300)),
    ),
  ];
}

/** The list of all that can be chosen, row by row; kept in step with the document (値の一覧). */
export class ValueList {
  readonly root = element('section', { class: 'values', 'aria-label': '' });
  readonly #buttons = new Map<string, HTMLButtonElement>();
  readonly #choose: (key: string) => void;

  constructor(choose: (key: string) => void) {
    this.#choose = choose;
  }

  /** `own`: what the host puts below the values. */
  show(document: ReviewDocument, entries: readonly Entry[], own: readonly HTMLElement[]): void {
    this.root.setAttribute('aria-label', words().valueList);
    this.#buttons.clear();
    const blocks: HTMLElement[] = [];
    const ofKind = (kind: Entry['kind']): readonly Entry[] => entries.filter((entry) => entry.kind === kind);
    if (ofKind('issue').length > 0) blocks.push(this.#block(words().wholeDoubts, ofKind('issue')));
    const byPlace = new Map(entries.map((entry) => [entry.key, entry]));
    for (const row of document.rows) {
      const values = row.values
        .map((id) => byPlace.get(id.split('/').slice(1).join('/')))
        .filter((one) => one !== undefined);
      const project = [row.project_code, row.project_name].filter((text) => text !== '').join(' ');
      blocks.push(this.#block(shorten(row.indicator_name, 120), values, shorten(project, 90)));
    }
    if (ofKind('unplaced').length > 0) blocks.push(this.#block(words().unplaced, ofKind('unplaced')));
    blocks.push(...buildRest(document), ...own);
    if (blocks.length === 0) blocks.push(element('p', {}, words().noValues));
    this.root.replaceChildren(...blocks);
  }

  mark(key: string): void {
    for (const [own, made] of this.#buttons) made.setAttribute('aria-pressed', String(own === key));
    this.#buttons.get(key)?.scrollIntoView({ block: 'nearest' });
  }

  /** Puts the keyboard onto an entry. */
  focus(key: string): void {
    this.#buttons.get(key)?.focus({ preventScroll: true });
  }

  #block(title: string, entries: readonly Entry[], more = ''): HTMLElement {
    const items = entries.map((entry) => {
      const made = button('', () => this.#choose(entry.key), { class: `entry ${entry.kind}`, 'data-key': entry.key });
      if (entry.kind === 'value') fillValue(made, entry);
      else fillOther(made, entry);
      this.#buttons.set(entry.key, made);
      return element('li', {}, made);
    });
    return element(
      'section',
      { class: 'row' },
      element('h2', { dir: 'auto' }, title === '' ? '—' : title),
      more === '' ? undefined : element('p', { class: 'project', dir: 'auto' }, more),
      element('ul', { class: 'entries' }, ...items),
    );
  }
}

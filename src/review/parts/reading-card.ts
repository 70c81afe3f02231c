import type { Observation } from '../../schema/observation.js';
import type { ReviewDocument, ReviewIssue } from '../review-data.js';
import { candidatesOf } from './candidates.js';
import { buildCrop } from './crop.js';
import { button, element, shorten } from './dom.js';
import { type Entry, whereIs } from './entries.js';
import { type Evidence, evidenceOf } from './evidence.js';
import type { Host } from './host.js';
import { describeValue, groupDigits, labelOf, paintKind } from './kinds.js';
import { buildLongText } from './long-text.js';
import { remedyOf } from './remedy.js';
import { dayOf, fill, language, tell, words } from './words.js';

/** Room for the enlarged cell, in pixels. */
const CROP = { width: 330, height: 150 };
/** Pixels per point of the picture that the cell is cut from. */
const CROP_SCALE = 4;

/** Fields that say what was made of a cell, in the order of "what, of when, of what kind?". */
const shownFields = [
  'value_number',
  'value_min',
  'value_max',
  'unit',
  'text_value',
  'missing_reason',
  'value_kind',
  'fiscal_year',
  'period_text',
  'modifiers',
  'part_label',
] as const;
const numbers: readonly string[] = ['value_number', 'value_min', 'value_max'];

function wordsOf(name: (typeof shownFields)[number], value: string): string {
  if (numbers.includes(name)) return groupDigits(value);
  return name === 'value_kind' || name === 'missing_reason' || name === 'modifiers'
    ? labelOf(name, value, language())
    : value;
}

/** The enlarged cell. Without a box there is nothing to enlarge. */
function buildPicture({ pages }: ReviewDocument, entry: Entry, host: Host): HTMLElement | undefined {
  const { page, bbox } = whereIs(entry);
  const own = pages.find((one) => one.page === page);
  const picture = own && host.pictureAt(own, CROP_SCALE);
  if (!own || !picture || bbox === '') return undefined;
  return buildCrop({ bbox, page: own, picture, alt: words().enlarged, ...CROP });
}

function buildReading(
  observation: Observation,
  before: Readonly<Record<string, unknown>>,
  notes: ReviewDocument['notes'],
): HTMLElement {
  const list = element('dl', { class: 'reading' });
  for (const name of shownFields) {
    const now = String(observation[name] ?? '');
    const first = name in before ? String(before[name] ?? '') : now;
    if (now === '' && first === '') continue;
    const value = element('dd', { 'data-field': name }, now === '' ? '—' : wordsOf(name, now));
    if (name === 'unit' && observation.unit_text !== '' && observation.unit_text !== now)
      value.append(` （${words().printedAs} ${observation.unit_text}）`);
    if (now !== first) value.append(' ', element('del', {}, first === '' ? '—' : wordsOf(name, first)));
    list.append(element('dt', {}, words().fieldNames[name] ?? name), value);
  }
  for (const id of observation.note_ids.split(' ').filter((text) => text !== '')) {
    const note = notes.find((one) => one.note_id === id);
    if (note)
      list.append(
        element('dt', {}, words().note),
        element('dd', { dir: 'auto' }, shorten(`${note.marker} ${note.text}`, 200)),
      );
  }
  const said = element('p', { class: 'big', dir: 'auto' }, describeValue(observation, language()) || '—');
  paintKind(said, observation.value_kind);
  return element('div', { class: 'read' }, said, list);
}

function buildEvidence(found: readonly Evidence[], show: (evidence: Evidence) => void): HTMLElement | undefined {
  if (found.length === 0) return undefined;
  const items = found.map((evidence) => {
    const what = evidence.kind === 'header' ? words().columnHeader : labelOf('role', evidence.role, language());
    const made = button('', () => show(evidence), { class: 'evidence-button' });
    made.append(element('span', { class: 'what' }, what), element('span', { dir: 'auto' }, shorten(evidence.text, 80)));
    return element('li', {}, made);
  });
  return element(
    'section',
    { class: 'evidence-list' },
    element('h3', {}, words().evidence),
    element('ul', {}, ...items),
  );
}

/** The candidates as a list beside the enlarged cell; undefined where there is none. */
function buildCandidates(doubts: readonly ReviewIssue[]): HTMLElement | undefined {
  const candidates = candidatesOf(doubts);
  if (candidates.length === 0) return undefined;
  const items = candidates.map((candidate) => element('li', { dir: 'auto', class: 'printed' }, candidate));
  return element(
    'section',
    { class: 'candidates' },
    element('h3', {}, words().candidates),
    element('ul', {}, ...items),
  );
}

/** A doubt as a sentence, with what to do about it. */
function buildDoubt(issue: ReviewIssue, host: Host): HTMLElement {
  const help = remedyOf(issue, host);
  return element(
    'li',
    { class: `doubt ${issue.level}` },
    buildLongText(tell(issue), 'said'),
    help === '' ? undefined : element('p', { class: 'remedy' }, help),
    element('code', {}, issue.code),
  );
}

/** What is told of the reading and is no doubt. */
const buildTold = (told: readonly ReviewIssue[]): HTMLElement =>
  element(
    'section',
    {},
    element('h3', {}, words().toldHere),
    element('ul', {}, ...told.map((issue) => element('li', { dir: 'auto' }, shorten(tell(issue), 300)))),
  );

/** Who said what about this place, and the way to take it back. */
function buildLines(document: ReviewDocument, place: string, withdraw: () => void): HTMLElement | undefined {
  const own = document.lines.filter((line) => line.place === place);
  if (own.length === 0) return undefined;
  const items = own.map(({ field, value, by, at, reason }) => {
    const what =
      field === 'accept' ? words().acceptedAs : `${words().fieldNames[field] ?? field}: ${value === '' ? '—' : value}`;
    return element(
      'li',
      { dir: 'auto' },
      [what, by, at === '' ? '' : dayOf(at), reason].filter((text) => text !== '').join(' · '),
    );
  });
  return element(
    'section',
    { class: 'said-before' },
    element('h3', {}, words().recorded),
    element('ul', {}, ...items),
    button(words().withdraw, withdraw, { id: 'withdraw' }),
  );
}

export interface CardActions {
  readonly showEvidence: (evidence: Evidence) => void;
  readonly withdraw: (place: string) => void;
}

/**
 * The chosen value: cell, printed text, reading, evidence and doubts beside one another; undefined parts are left out. `covered`: so many
 * values have the doubt that the entry is.
 */
export function buildCard(
  document: ReviewDocument,
  entry: Entry,
  host: Host,
  covered: number,
  actions: CardActions,
): readonly HTMLElement[] {
  const { page } = whereIs(entry);
  const place = entry.kind === 'value' ? entry.key : entry.kind === 'issue' ? entry.issue.place : '';
  const printed =
    entry.kind === 'value' ? entry.observation.value_text : entry.kind === 'issue' ? entry.issue.actual : entry.text;
  const where = page === null ? words().wholeDocument : fill(words().pageNumber, page);
  const before = entry.kind === 'value' ? (document.before[entry.observation.observation_id] ?? {}) : {};
  const parts = [
    buildPicture(document, entry, host),
    buildCandidates(entry.doubts),
    element(
      'section',
      { class: 'printed-part' },
      element('h3', {}, `${words().printed}（${where}）`),
      buildLongText(printed === '' ? (entry.kind === 'value' ? words().blank : '—') : printed, 'printed'),
    ),
    entry.kind === 'value'
      ? element(
          'section',
          {},
          element('h3', {}, words().readAs),
          buildReading(entry.observation, before, document.notes),
        )
      : undefined,
    entry.doubts.length > 0
      ? element(
          'section',
          { class: 'doubts' },
          element('h3', {}, words().doubts),
          element('ul', {}, ...entry.doubts.map((doubt) => buildDoubt(doubt, host))),
          covered > 0 ? element('p', { class: 'covers' }, fill(words().covers, covered)) : undefined,
        )
      : element('p', { class: 'no-doubt' }, words().noDoubtHere),
    entry.kind === 'value'
      ? buildEvidence(evidenceOf(entry.observation, document.tables), actions.showEvidence)
      : undefined,
    entry.kind === 'value' && entry.told.length > 0 ? buildTold(entry.told) : undefined,
    buildLines(document, place, () => actions.withdraw(place)),
  ];
  return parts.filter((part) => part !== undefined);
}

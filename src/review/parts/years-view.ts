import { type ValueKind, valueKinds } from '../../schema/value-kinds.js';
import type { Proposal, SeriesOfYears, YearRow, Years, YearValue } from '../review-data.js';
import { buildLegend } from './document-bar.js';
import { button, element, foldText, shorten } from './dom.js';
import { announce } from './frame.js';
import type { Host } from './host.js';
import { redraw } from './keep-hold.js';
import { groupDigits, kindMark, kindName, paintKind } from './kinds.js';
import { Refused } from './refused.js';
import { buildRunIssues } from './run-issues.js';
import type { View } from './view.js';
import { fill, language, tell, words } from './words.js';
import { drawYears } from './year-chart.js';

/** Series that are listed at once; a search finds the others. */
const LISTED = 300;

const textOf = (series: SeriesOfYears): string => {
  const { indicator_name, project_code, project_name, municipality, department, plan_name } = series;
  return foldText([indicator_name, project_code, project_name, municipality, department, plan_name].join(' '));
};

const cellOf = ({ document: id, page, row, text }: YearValue): string => [id, page, row, text].join(' ');

/** Cells that hold several values: what is printed there does not say which of them is meant. */
function sharedCells(rows: readonly YearRow[]): ReadonlySet<string> {
  const parts = new Map<string, number>();
  const shared = new Set<string>();
  for (const value of rows.flatMap(({ values }) => Object.values(values))) {
    const cell = cellOf(value);
    if ((parts.get(cell) ?? value.part) !== value.part) shared.add(cell);
    parts.set(cell, value.part);
  }
  return shared;
}

/** What stands for a value: its cell as printed, or its number where the cell holds others, too. */
function textOfValue({ text, number }: YearValue, { unit }: YearRow, isShared: boolean): string {
  if (isShared && number !== '') return `${groupDigits(number)}${unit}`;
  return text === '' ? words().blank : shorten(text, 40);
}

function buildValue(row: YearRow, kind: ValueKind, shared: ReadonlySet<string>, host: Host): HTMLElement {
  const value = row.values[kind];
  if (!value) return element('td', {});
  const place = [value.row, kind, row.fiscal_year ?? '', value.part, row.period_end].join(':');
  return element(
    'td',
    { class: 'figure' },
    element(
      'a',
      { href: host.documentAddress(value.document, place), dir: 'auto', title: value.text },
      textOfValue(value, row, shared.has(cellOf(value))),
    ),
    element('span', { class: 'where' }, fill(words().pageNumber, value.page)),
  );
}

/** What tells a row from others of its year: days where it is no whole year, part, unit; the number of the value in its cell where all else is the same. */
function differencesOf(row: YearRow, rows: readonly YearRow[]): readonly string[] {
  const hasUnits = new Set(rows.map(({ unit }) => unit).filter((unit) => unit !== '')).size > 1;
  const said = ({ period, part_label, unit }: YearRow): readonly string[] =>
    [period, part_label, hasUnits && unit !== '' ? fill(words().inUnit, unit) : ''].filter((text) => text !== '');
  const isSame = (other: YearRow): boolean =>
    other.fiscal_year === row.fiscal_year && said(other).join() === said(row).join();
  const isAlone = rows.filter(isSame).length === 1;
  const parts = Object.values(row.values).map(({ part }) => part);
  return isAlone ? said(row) : [...said(row), fill(words().partNumber, Math.min(...parts))];
}

function buildWhen(row: YearRow, rows: readonly YearRow[]): HTMLElement {
  const head = element('th', { scope: 'row' }, row.fiscal_year === null ? '' : String(row.fiscal_year));
  for (const text of differencesOf(row, rows)) head.append(' ', element('span', { class: 'which', dir: 'auto' }, text));
  return head;
}

const kindsOf = ({ rows }: Pick<SeriesOfYears, 'rows'>): readonly ValueKind[] =>
  valueKinds.filter((kind) => rows.some(({ values }) => values[kind] !== undefined));

/** A series as a table: a row for each period, a column for each kind, so that target and actual stand beside one another. */
function buildPivot({ rows }: SeriesOfYears, host: Host): HTMLElement {
  const kinds = kindsOf({ rows });
  const heads = kinds.map((kind) => {
    const head = element('th', { scope: 'col', class: 'kind' }, `${kindMark(kind)} ${kindName(kind, language())}`);
    paintKind(head, kind);
    return head;
  });
  const shared = sharedCells(rows);
  const body = rows.map((row) => {
    const marks = [
      row.settled ? words().settledYear : '',
      row.revisions > 0 ? fill(words().revised, row.revisions) : '',
    ];
    return element(
      'tr',
      { class: row.revisions > 0 ? 'revised' : '' },
      buildWhen(row, rows),
      ...kinds.map((kind) => buildValue(row, kind, shared, host)),
      element('td', {}, marks.filter((mark) => mark !== '').join('・')),
    );
  });
  return element(
    'table',
    { class: 'pivot' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, words().year),
        ...heads,
        element('th', { scope: 'col' }, words().state),
      ),
    ),
    element('tbody', {}, ...body),
  );
}

/** Does a year state one kind twice, so that no line goes through its values? */
const saysTwice = ({ rows }: SeriesOfYears): boolean =>
  kindsOf({ rows }).some((kind) => {
    const years = rows.filter(({ period, values }) => period === '' && values[kind]).map((row) => row.fiscal_year);
    return new Set(years).size < years.length;
  });

/** Numbers in two units, or of two parts, have no common axis. */
function buildChart(series: SeriesOfYears): readonly Element[] {
  const units = new Set(series.rows.map(({ unit }) => unit));
  if (units.size > 1 || saysTwice(series) || series.rows.some(({ part_label }) => part_label !== '')) return [];
  const chart = drawYears(series.rows, fill(words().chartOf, series.indicator_name));
  return chart ? [chart, buildLegend(kindsOf(series))] : [];
}

/** Indicators through the years, the links that wait for a person, and the warnings of the whole run (年度の推移). */
export class YearsView implements View {
  readonly title = words().years;
  readonly main = element('main', { class: 'years-view' });
  readonly #host: Host;
  readonly #above: readonly HTMLElement[];
  readonly #list = element('ul', { class: 'series-list' });
  readonly #shown = element('section', { class: 'series', 'aria-label': words().years });
  readonly #search = element('input', { type: 'search', id: 'search', placeholder: words().searchSeries });
  readonly #warnings = element('div');
  readonly #unlisten: () => void;
  #years: Years = { series: [], proposals: [], issues: [] };
  #revision = 0;

  /** `above`: what the host puts above the series. */
  constructor(host: Host, above: readonly HTMLElement[] = []) {
    this.#host = host;
    this.#above = above;
    this.#unlisten = host.onChange(() => this.#follow());
  }

  async start(): Promise<void> {
    this.#search.value = this.#host.query().get('q') ?? '';
    this.#search.addEventListener('input', () => {
      this.#remember({ q: this.#search.value });
      this.#showList();
      this.#showSeries();
    });
    const label = element('label', { class: 'search' }, element('span', {}, words().search), this.#search);
    this.main.replaceChildren(
      ...this.#above,
      this.#warnings,
      element('section', { class: 'series-side', 'aria-label': words().seriesList }, label, this.#list),
      this.#shown,
    );
    this.#shown.replaceChildren(element('p', {}, words().loadingView));
    announce('');
    await this.#load();
    this.#showChosen();
  }

  /** The chosen one is seen in the list, however far down it stands. */
  #showChosen(): void {
    const chosen = this.#list.querySelector('[aria-pressed="true"]')?.getBoundingClientRect();
    const list = this.#list.getBoundingClientRect();
    if (chosen && chosen.bottom > list.bottom) this.#list.scrollTop += chosen.top - list.top - list.height / 2;
  }

  reach(pixels: number): void {
    scrollTo(0, pixels);
  }

  end(): void {
    this.#unlisten();
  }

  #follow(): void {
    if (this.#host.revision() !== this.#revision) void this.#load();
  }

  async #load(): Promise<void> {
    this.#revision = this.#host.revision();
    this.#years = await this.#host.years();
    redraw(this.main, () => this.#draw());
  }

  #draw(): void {
    this.#showList();
    this.#showSeries();
    this.#warnings.replaceChildren(...buildRunIssues({ issues: this.#years.issues, unreadable: [] }, this.#host));
  }

  #remember(change: Readonly<Record<string, string>>): void {
    this.#host.remember({ ...Object.fromEntries(this.#host.query()), ...change });
  }

  #proposalsOf(id: string): readonly Proposal[] {
    return this.#years.proposals.filter(({ series_id }) => series_id === id);
  }

  /** Series that fit the search; those with a proposal that waits come first. */
  #found(): readonly SeriesOfYears[] {
    const said = foldText(this.#search.value).split(/\s+/);
    const waits = new Set(this.#years.proposals.filter((one) => one.said === '').map(({ series_id }) => series_id));
    const found = this.#years.series.filter((series) => said.every((word) => textOf(series).includes(word)));
    return [
      ...found.filter(({ series_id }) => waits.has(series_id)),
      ...found.filter(({ series_id }) => !waits.has(series_id)),
    ];
  }

  #chosen(): SeriesOfYears | undefined {
    const wanted = this.#host.query().get('series') ?? '';
    const found = this.#found();
    return this.#years.series.find(({ series_id }) => series_id === wanted) ?? found[0];
  }

  #showList(): void {
    const found = this.#found();
    const chosen = this.#chosen()?.series_id;
    const items = found.slice(0, LISTED).map((series) => {
      const waiting = this.#proposalsOf(series.series_id).filter(({ said }) => said === '').length;
      const choose = (): void => {
        this.#remember({ series: series.series_id });
        redraw(this.#list, () => this.#showList());
        this.#showSeries();
      };
      const made = button('', choose, {
        'aria-pressed': String(series.series_id === chosen),
        'data-series': series.series_id,
        class: 'series-button',
      });
      made.append(
        element('span', { dir: 'auto' }, shorten(series.indicator_name, 80)),
        element('span', { class: 'project' }, shorten([series.project_code, series.project_name].join(' ').trim(), 70)),
      );
      if (waiting > 0) made.append(element('span', { class: 'doubt-count' }, fill(words().proposals, waiting)));
      return element('li', {}, made);
    });
    const more = found.length > LISTED ? [element('li', {}, fill(words().moreOf, found.length - LISTED))] : [];
    this.#list.replaceChildren(...items, ...more, ...(found.length === 0 ? [element('li', {}, words().noSeries)] : []));
  }

  #showSeries(): void {
    const series = this.#chosen();
    if (!series) {
      this.#shown.replaceChildren();
      return;
    }
    const { project_code, project_name, municipality, department, plan_name } = series;
    const place = [municipality, department].filter((text) => text !== '').join(' ');
    const names = [project_code, project_name, place, plan_name].filter((text) => text !== '');
    this.#shown.replaceChildren(
      element('h2', { dir: 'auto' }, series.indicator_name),
      element('p', { class: 'project', dir: 'auto' }, names.join('・')),
      ...this.#proposalsOf(series.series_id).map((proposal) => this.#buildProposal(proposal)),
      element(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': series.indicator_name },
        buildPivot(series, this.#host),
      ),
      ...buildChart(series),
    );
  }

  #buildProposal(proposal: Proposal): HTMLElement {
    const { row, other, evidence, said, document: id, place, linked_to } = proposal;
    const [otherId = '', ...otherPlace] = linked_to.split('/');
    const decide = (field: 'series:accept' | 'series:reject') => () => void this.#decide(proposal, field);
    const state =
      said === ''
        ? undefined
        : element('p', { class: 'checked-by' }, said === 'accept' ? words().linkAccepted : words().linkRefused);
    return element(
      'article',
      { class: 'proposal' },
      element('h3', {}, words().proposal),
      element(
        'p',
        { dir: 'auto' },
        element('a', { href: this.#host.documentAddress(id, `${place}:`) }, row),
        ' ＝ ',
        element('a', { href: this.#host.documentAddress(otherId, `${otherPlace.join('/')}:`) }, other),
        ' ？',
      ),
      evidence === '' ? undefined : element('p', { class: 'hint', dir: 'auto' }, evidence),
      state,
      element(
        'div',
        { class: 'actions' },
        button(words().linkAccept, decide('series:accept'), {
          class: 'accept-link',
          'aria-pressed': String(said === 'accept'),
        }),
        button(words().linkRefuse, decide('series:reject'), {
          class: 'refuse-link',
          'aria-pressed': String(said === 'reject'),
        }),
      ),
    );
  }

  async #decide(
    { document: id, place, linked_to, indicator_name }: Proposal,
    field: 'series:accept' | 'series:reject',
  ): Promise<void> {
    const by = await this.#host.person();
    if (by === undefined) return;
    try {
      await this.#host.save({
        by,
        lines: [
          {
            document: id,
            place,
            page: '',
            bbox: '',
            printed_text: indicator_name,
            field,
            value: linked_to,
            reason: '',
          },
        ],
      });
      await this.#load();
      announce(this.#host.savedText());
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      announce(`${words().notSaved}${tell(problem.told)}`);
    }
  }
}

import type { Chance } from './random.js';
import { seededChance } from './random.js';
import type { PlainDocument, PlainRow, PlainValue } from './result.js';
import { renameSubject, rewordIndicator, rewordProject } from './reword.js';
import {
  departments,
  divisionWords,
  type IndicatorKind,
  indicatorKinds,
  milestones,
  projectEnds,
  subjects,
} from './words.js';

/** What may happen in a history; each history has a seed. */
export interface HistoryOptions {
  readonly seed: number;
  readonly departments: number;
  readonly from: number;
  readonly years: number;
  readonly projectsPerDepartment: number;
  /** A city that prints 事業番号 and a plan with its period, or one that does not. */
  readonly numbered: boolean;
}

export interface History {
  readonly documents: readonly PlainDocument[];
  /** `<document_id>/<table>/<row>` → the indicator that the row is, by construction. */
  readonly truth: ReadonlyMap<string, string>;
}

interface Indicator {
  readonly id: string;
  name: string;
  readonly kind: IndicatorKind;
  readonly words: boolean;
  readonly actuals: Map<number, string>;
  readonly targets: Map<number, string>;
}

interface Project {
  name: string;
  readonly subject: string;
  code: string;
  department: number;
  division: string;
  readonly since: number;
  indicators: Indicator[];
}

/** Plans last three years and bear one name; the years alone tell them apart. */
const planYears = 3;
const planNames = ['中期戦略事業プラン', '中期戦略事業プラン', '総合計画実施計画'] as const;

class City {
  readonly projects: Project[] = [];
  readonly names: string[];
  private made = 0;
  /** Which project first bore a name in a department. */
  private readonly owners = new Map<string, Project>();
  constructor(
    private readonly options: HistoryOptions,
    private readonly chance: Chance,
  ) {
    this.names = departments.slice(0, options.departments);
    for (let department = 0; department < options.departments; department += 1) {
      for (let count = 0; count < options.projectsPerDepartment; count += 1) this.start(department, options.from);
    }
  }

  start(department: number, year: number, like?: Project): void {
    const { chance } = this;
    const subject = like ? like.subject : chance.pick(subjects);
    const name = `${subject}${chance.pick(projectEnds)}`;
    // A name that a department used before is the same work: nobody could tell the two apart.
    if (this.owners.has(`${department}/${name}`)) return;
    const division = `${subject.slice(0, 2)}${chance.pick(divisionWords)}`;
    const project: Project = { name, subject, code: '', department, division, since: year, indicators: [] };
    for (let count = chance.happens(0.3) ? 2 : 1; count > 0; count -= 1) this.addIndicator(project, year);
    this.owners.set(`${department}/${name}`, project);
    this.projects.push(project);
  }

  addIndicator(project: Project, year: number): void {
    const { chance } = this;
    const kind = chance.pick(indicatorKinds);
    const name = kind.name.replace('〜', project.subject);
    if (project.indicators.some((other) => other.name === name)) return;
    this.made += 1;
    const indicator: Indicator = {
      id: `${this.made}`,
      name,
      kind,
      words: chance.happens(0.12),
      actuals: new Map(),
      targets: new Map(),
    };
    this.fill(indicator, year);
    project.indicators.push(indicator);
  }

  /** A walk of true values from two years before the start to the end of the history. */
  private fill({ kind, words, actuals, targets }: Indicator, year: number): void {
    const { chance, options } = this;
    let level = kind.from + chance.next() * (kind.to - kind.from);
    let step = 0;
    for (let at = year - 4; at <= options.from + options.years + 1; at += 1) {
      level = Math.max(kind.from, Math.min(kind.to, level * (0.93 + chance.next() * 0.18)));
      if (chance.happens(0.4)) step = Math.min(step + 1, milestones.length - 1);
      const milestone = milestones[step] ?? '実施';
      actuals.set(at, words ? milestone : `${level.toFixed(kind.decimals)}${kind.unit}`);
      targets.set(at, words ? milestone : `${(level * 1.05).toFixed(kind.decimals)}${kind.unit}`);
    }
  }

  /** What happens between two years: rewordings, ends, beginnings, moves, new numbers. */
  turn(year: number): void {
    const { chance } = this;
    const newPlan = (year - this.options.from) % planYears === 0;
    for (const project of [...this.projects]) {
      if (newPlan ? chance.happens(0.3) : chance.happens(0.015))
        this.call(project, rewordProject(project.name, chance));
      if (newPlan && chance.happens(0.15)) this.rename(project);
      if (chance.happens(0.03)) project.division = `${project.subject.slice(0, 2)}${chance.pick(divisionWords)}`;
      for (const indicator of project.indicators) {
        if (newPlan ? chance.happens(0.3) : chance.happens(0.05))
          indicator.name = rewordIndicator(indicator.name, chance);
      }
      if (chance.happens(0.03)) this.replace(project, year);
    }
    if (chance.happens(0.3)) this.renameDepartment();
    if (newPlan) for (const project of this.projects) if (chance.happens(0.03)) this.move(project);
  }

  /** The work goes on under another name, that of its indicators included. */
  private rename(project: Project): void {
    this.call(project, renameSubject(project.name));
    for (const indicator of project.indicators) indicator.name = renameSubject(indicator.name);
  }

  /** A project ends; in its place, sometimes under its number, begins another of a similar name. */
  private replace(ended: Project, year: number): void {
    const { chance } = this;
    this.projects.splice(this.projects.indexOf(ended), 1);
    this.start(ended.department, year, chance.happens(0.3) ? ended : undefined);
    const begun = this.projects.at(-1);
    if (begun && begun.since === year && chance.happens(0.5)) begun.code = ended.code;
  }

  private renameDepartment(): void {
    const at = this.chance.whole(0, this.names.length - 1);
    const name = this.names[at] ?? '';
    this.names[at] = name.includes('局') ? name : name.replace(/部$/, this.chance.pick(['局', '推進部', '未来部']));
  }

  private move(project: Project): void {
    this.call(project, project.name, this.chance.whole(0, this.names.length - 1));
  }

  /** Gives a project a name or a place, unless it would then be taken for another one, past or present. */
  private call(project: Project, name: string, department = project.department): void {
    const owner = this.owners.get(`${department}/${name}`);
    if (owner !== undefined && owner !== project) return;
    this.owners.set(`${department}/${name}`, project);
    project.name = name;
    project.department = department;
  }

  /** New numbers with a new plan, in another order; a project that began meanwhile gets the next free one. */
  number(year: number): void {
    const newPlan = (year - this.options.from) % planYears === 0;
    if (newPlan) for (const project of this.projects) project.code = '';
    const used = new Set(this.projects.map(({ code }) => code));
    const policies = 25;
    let next = this.chance.whole(0, policies - 1);
    for (const project of this.projects) {
      if (project.code !== '') continue;
      for (let serial = 101; project.code === ''; serial += 1) {
        const code = `${String((next % policies) + 1).padStart(2, '0')}-${serial}`;
        if (!used.has(code)) project.code = code;
      }
      used.add(project.code);
      next += 1;
    }
  }
}

const dash = '—';

function valuesOf(indicator: Indicator, year: number, base: number, since: number, chance: Chance): PlainValue[] {
  const actual = (at: number): string => indicator.actuals.get(at) ?? dash;
  const estimated = chance.happens(0.5) ? actual(year - 1) : (indicator.targets.get(year - 1) ?? dash);
  return [
    { kind: 'baseline', fiscalYear: base, text: base < since - 3 ? dash : actual(base) },
    { kind: 'actual', fiscalYear: year - 2, text: year - 2 < since - 2 ? dash : actual(year - 2) },
    { kind: 'estimate', fiscalYear: year - 1, text: estimated },
    { kind: 'target', fiscalYear: year, text: indicator.targets.get(year) ?? dash },
  ];
}

const idOf = (count: number): string => count.toString(16).padStart(12, '0');

function planOf(year: number, from: number): readonly [string, number, number] {
  const round = Math.floor((year - from) / planYears);
  const start = from + round * planYears;
  return [planNames[round % planNames.length] ?? '', start, start + planYears - 1];
}

/** A city's declarations over the years, and which of their rows are truly one indicator. */
export function makeHistory(options: HistoryOptions): History {
  const chance = seededChance(options.seed);
  const city = new City(options, chance);
  const documents: PlainDocument[] = [];
  const truth = new Map<string, string>();
  for (let year = options.from; year < options.from + options.years; year += 1) {
    if (year > options.from) city.turn(year);
    city.number(year);
    for (const [department, name] of city.names.entries()) {
      // Some declarations were never published, or are lost.
      if (chance.happens(0.03)) continue;
      const id = idOf(documents.length + 1);
      const plan = planOf(year, options.from);
      const rows: PlainRow[] = [];
      for (const project of city.projects.filter((each) => each.department === department)) {
        for (const indicator of project.indicators) {
          truth.set(`${id}/1/${rows.length + 1}`, indicator.id);
          rows.push({
            code: options.numbered ? project.code : '',
            project: project.name,
            indicator: indicator.name,
            division: project.division,
            values: valuesOf(indicator, year, plan[1] - 1, project.since, chance),
          });
        }
      }
      documents.push({ id, department: name, fiscalYear: year, ...(options.numbered ? { plan } : {}), rows });
    }
  }
  return { documents, truth };
}

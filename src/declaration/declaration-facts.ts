import type { Vocabulary } from '../profiles/vocabulary.js';
import type { PageLayout } from '../tables/table-grid.js';
import type { Declaration } from './declaration.js';
import { findDepartmentLine, labelledOffices } from './department-line.js';
import { chooseKind, stageOfDocument } from './document-kind.js';
import type { ReadTable } from './note-scope.js';
import { officeOfHead } from './offices.js';
import { type JoinedText, withoutBullet } from './passage.js';
import { findPlan } from './plan.js';
import type { SectionDraft } from './sections.js';
import type { Speaker } from './speaker.js';
import { isCalledDeclaration, type TitleFacts } from './title.js';

/** What was read of a declaration before its own facts are put together. */
export interface FactSources {
  readonly layouts: readonly PageLayout[];
  readonly vocabulary: Vocabulary;
  readonly title: TitleFacts;
  readonly sections: SectionDraft;
  /** Who declares in a line of its own; a section of messages may name the speaker, too. */
  readonly lineSpeaker: Speaker | undefined;
  readonly joined: JoinedText;
  readonly tables: readonly ReadTable[];
}

type Facts = Pick<Declaration, 'title' | 'fiscalYear' | 'kind' | 'stage' | 'department' | 'speaker' | 'plan'>;

/** Title, year, kind, stage, office, speaker and plan of a declaration. */
export function findFacts(sources: FactSources): Facts {
  const { layouts, vocabulary, title, sections, tables } = sources;
  const speaker = sections.speaker ?? sources.lineSpeaker;
  const plan = findPlan(layouts);
  const department = findDepartment(sources, speaker?.title);
  const kind = chooseKind({
    title: title.title,
    titleStage: title.stage,
    department,
    fiscalYear: title.fiscalYear,
    called: isCalledDeclaration(title.title, vocabulary),
    sections: countSections(sections),
    kpiTables: tables.filter((table) => table.observations.length > 0).length,
    plan: plan?.name ?? '',
  });
  const declares = kind.kind !== 'other';
  // A plan is the city's: an office near its title published it.
  const own = kind.kind === 'plan' ? title.department : department;
  return {
    title: title.title,
    fiscalYear: title.fiscalYear,
    kind,
    stage: stageOfDocument(kind.kind, title.stage),
    // Who is named in minutes or on a price list declares nothing.
    department: declares ? own : '',
    speaker: declares ? speaker : undefined,
    plan,
  };
}

/** The unit that declares: named by the title, by a line or label in the head, by the speaker's office, or the only division there is. */
function findDepartment(
  { title, sections, joined, vocabulary, layouts }: FactSources,
  speakerTitle: string | undefined,
): string {
  if (title.department !== '') return title.department;
  // Sheets of several offices that no heading parts: none of them declares all.
  if (labelledOffices(layouts).length > 1) return '';
  const stated = findDepartmentLine(layouts, title.lines);
  if (stated !== undefined) return stated;
  const only = sections.divisions.length === 1 ? sections.divisions[0] : undefined;
  const unit = speakerTitle === undefined ? undefined : officeOfHead(speakerTitle, vocabulary.heads);
  return unit ?? (only ? withoutBullet(joined(only)) : '');
}

/** Sections that declarations have and other papers have not. */
const countSections = ({ message, roles, divisions, policies }: SectionDraft): number =>
  [message, roles, divisions, policies].filter((section) => section.length > 0).length;

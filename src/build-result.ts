import type { ChosenMunicipality } from './choose-municipality.js';
import type { DeclaredDocument } from './declaration/build-document.js';
import type { Declaration } from './declaration/declaration.js';
import { type FigureCounts, sumFigures } from './declaration/figures.js';
import type { IssuerEvidence } from './declaration/issuer.js';
import { buildPlacements, countGlyphs, countStruck } from './declaration/ledger.js';
import { type DocumentFacts, toIndicators, toNotes, toObservations, toTables } from './declaration/result-rows.js';
import { findTextIssues } from './declaration/text-doubts.js';
import { formatBox, holdsCentre } from './geometry/box.js';
import type { Issue } from './issues/issue.js';
import { renderIssue } from './issues/render.js';
import { hiddenTexts } from './pdf/hidden-texts.js';
import type { ProfileChoice } from './profiles/select-profile.js';
import type { DeclarationRow } from './schema/declaration.js';
import type { DocumentKind, DocumentRow, DocumentStatus } from './schema/document.js';
import type { DocumentResult } from './schema/document-result.js';
import type { IssueRow } from './schema/issue.js';
import type { ReadPages } from './turned-pages.js';

/** All that was read of one PDF, before it is put into the form of the schemas. */
export interface ReadDocument {
  readonly documentId: string;
  readonly sha256: string;
  readonly pdf: ReadPages;
  readonly document: DeclaredDocument;
  readonly choice: ProfileChoice;
  readonly evidence: readonly IssuerEvidence[];
  readonly municipality: ChosenMunicipality;
  /** What is to be said of values that were read from pictures. */
  readonly scanIssues: readonly Issue[];
}

const readable = (pdf: ReadPages): boolean => pdf.pages.some((page) => page.glyphs.length > 0);

/** The parts that say what the document is: its declarations; where there is none, the document as a whole. */
function partsThatCount({ parts }: DeclaredDocument): readonly Declaration[] {
  const declared = parts.filter(({ number }) => number > 0);
  return declared.length > 0 ? declared : parts.slice(0, 1);
}

function issuesOfPart(part: Declaration): Issue[] {
  const { first: page } = part.pages;
  const issues: Issue[] = [];
  if (part.tables.length === 0) issues.push({ code: 'document/no-kpi-table', ...(part.number > 1 ? { page } : {}) });
  if (part.fiscalYear === undefined) {
    // A plan is for several years, and names none of them as its own.
    const code = part.kind.kind === 'plan' ? 'document/no-single-year' : 'document/no-fiscal-year';
    issues.push({ code, page, actual: part.title });
  }
  if (part.kind.kind === 'other') {
    issues.push({ code: 'document/not-a-declaration', actual: part.kind.evidence[0]?.words ?? '' });
  }
  return issues;
}

function documentIssues({ pdf, document, municipality, scanIssues }: ReadDocument): Issue[] {
  const isReadable = readable(pdf);
  return [
    ...pdf.issues,
    ...(isReadable ? partsThatCount(document).flatMap(issuesOfPart) : []),
    ...(isReadable ? municipality.issues : []),
    ...document.issues,
    ...scanIssues,
    ...findTextIssues(
      document.layouts,
      document.ledger,
      document.parts.flatMap(({ otherGrids }) => otherGrids),
    ),
    ...document.parts.flatMap(({ issues }) => [...issues]),
  ];
}

/** Computed, never set: `failed` where no page could be read, `partial` where an error stands, else `complete`. */
function statusOf(issues: readonly IssueRow[]): DocumentStatus {
  return issues.some(({ level }) => level === 'error') ? 'partial' : 'complete';
}

/** Everything that was read, as rows in the form of the schemas; issues rendered, the sum of glyphs checked. */
export function buildResult(read: ReadDocument): DocumentResult {
  const { documentId, pdf, document, municipality, choice, evidence } = read;
  const { parts } = document;
  const facts: DocumentFacts = {
    document_id: documentId,
    municipality_code: municipality.code,
    municipality: municipality.name,
  };
  const issues = documentIssues(read)
    .map((issue) => aimed(issue, document))
    .map((issue) => renderIssue(issue, documentId));
  const observations = parts
    .flatMap((part) => toObservations(part, facts))
    .map((observation) => ({ ...observation, needs_review: issues.some((issue) => pointsAt(issue, observation)) }));
  return {
    document: toDocumentRow(read, facts, issues),
    profile_reason: choice.reason,
    kind_evidence: readable(pdf) ? partsThatCount(document).flatMap(({ kind }) => [...kind.evidence]) : [],
    municipality_evidence: evidence.map((each) => ({ ...each, page: each.page ?? null })),
    page_sizes: pdf.pages.map(({ number, width, height }) => ({ page: number, width, height })),
    declarations: parts.filter(({ number }) => number > 0).map((part) => toDeclarationRow(part, documentId)),
    message: parts
      .map(({ message }) => message)
      .join(' ')
      .trim(),
    ...sectionRows(parts, documentId),
    notes: parts.flatMap((part) => toNotes(part, documentId)),
    tables: parts.flatMap(toTables),
    indicators: parts.flatMap((part) => toIndicators(part, documentId)),
    observations,
    read_before_correction: {},
    issues,
    placements: buildPlacements(document.layouts, document.ledger),
    hidden: pdf.pages.flatMap((page) =>
      hiddenTexts(page).map(({ box, reason, characters }) => ({
        page: page.number,
        bbox: formatBox(box),
        reason,
        characters,
      })),
    ),
    doubled_glyphs: pdf.pages.reduce((sum, page) => sum + page.doubled, 0),
  };
}

/** A text that an edge cuts concerns the value in whose cell it stands. */
function aimed(issue: Issue, { parts }: DeclaredDocument): Issue {
  const { code, page, box } = issue;
  if (code !== 'page/cut-text' || !box) return issue;
  const values = parts.flatMap(({ observations }) => observations);
  const cut = values.find((observation) => observation.page === page && holdsCentre(observation.box, box));
  return cut ? { ...issue, observationId: cut.id } : issue;
}

/** A warning or error of the value itself, or an error of its whole page (OCR, untrusted text). */
function pointsAt(issue: IssueRow, observation: { observation_id: string; page: number }): boolean {
  if (issue.level === 'info') return false;
  if (issue.observation_id !== '') return issue.observation_id === observation.observation_id;
  // Each value of a page that was read from its picture has an issue of its own.
  return issue.level === 'error' && issue.code !== 'page/ocr' && issue.page === observation.page;
}

function sectionRows(
  parts: readonly Declaration[],
  document_id: string,
): Pick<DocumentResult, 'divisions' | 'roles' | 'policies'> {
  return {
    divisions: parts.flatMap(({ divisions, number: declaration }) =>
      divisions.map((division, index) => ({ document_id, position: index + 1, division, declaration })),
    ),
    roles: parts.flatMap(({ roles, number: declaration }) =>
      roles.map((role, index) => ({ document_id, position: index + 1, role, declaration })),
    ),
    policies: parts.flatMap(({ policies, number: declaration }) =>
      policies.map((policy) => ({ document_id, ...policy, declaration, keywords: '' })),
    ),
  };
}

type StatedFacts = Pick<
  DocumentRow,
  | 'title'
  | 'document_fiscal_year'
  | 'stage'
  | 'department'
  | 'speaker_title'
  | 'speaker_name'
  | 'plan_name'
  | 'plan_start_fiscal_year'
  | 'plan_end_fiscal_year'
>;

const statedFacts = ({ title, fiscalYear, stage, department, speaker, plan }: Declaration): StatedFacts => ({
  title,
  document_fiscal_year: fiscalYear ?? null,
  stage,
  department,
  speaker_title: speaker?.title ?? '',
  speaker_name: speaker?.name ?? '',
  plan_name: plan?.name ?? '',
  plan_start_fiscal_year: plan?.startFiscalYear ?? null,
  plan_end_fiscal_year: plan?.endFiscalYear ?? null,
});

const nothingStated: StatedFacts = {
  title: '',
  document_fiscal_year: null,
  stage: '',
  department: '',
  speaker_title: '',
  speaker_name: '',
  plan_name: '',
  plan_start_fiscal_year: null,
  plan_end_fiscal_year: null,
};

const countIndicators = ({ tables }: Declaration): number =>
  tables.reduce((sum, { indicators }) => sum + indicators.length, 0);

const toDeclarationRow = (part: Declaration, documentId: string): DeclarationRow => ({
  document_id: documentId,
  declaration: part.number,
  first_page: part.pages.first,
  last_page: part.pages.last,
  ...statedFacts(part),
  document_kind: part.kind.kind,
  tables: part.tables.length,
  indicators: countIndicators(part),
  observations: part.observations.length,
});

/** One kind for the document: that of its declarations where they agree, else a declaration. */
function kindOf(parts: readonly Declaration[]): DocumentKind {
  const kinds = new Set(parts.map(({ kind }) => kind.kind));
  return kinds.size === 1 ? (parts[0]?.kind.kind ?? '') : 'declaration';
}

const figureFields = (counts: FigureCounts) => ({
  figures_observation: counts.observation,
  figures_derived: counts.derived,
  figures_attribute: counts.attribute,
  figures_label: counts.label,
  figures_note_mark: counts.note_mark,
  figures_remark: counts.remark,
  figures_unread: counts.unread,
});

function toDocumentRow(read: ReadDocument, facts: DocumentFacts, issues: readonly IssueRow[]): DocumentRow {
  const { sha256, pdf, document, choice } = read;
  const { parts } = document;
  // The count is taken from the pages as they were read, before anything was placed.
  const glyphs = pdf.pages.reduce((sum, page) => sum + page.glyphs.length + countStruck(page), 0);
  const { placed, unplaced } = countGlyphs(document.layouts, document.ledger);
  if (glyphs !== placed + unplaced)
    throw new Error(`${glyphs} glyphs were read, ${placed} + ${unplaced} accounted for`);
  const [only, ...others] = partsThatCount(document);
  const stated = only && others.length === 0 ? statedFacts(only) : nothingStated;
  return {
    document_id: facts.document_id,
    source_file: '',
    source_url: '',
    published: '',
    sha256,
    status: statusOf(issues),
    ...stated,
    stage: readable(pdf) ? stated.stage : '',
    municipality_code: facts.municipality_code,
    municipality: facts.municipality,
    pages: pdf.pages.length,
    tables: parts.reduce((sum, { tables }) => sum + tables.length, 0),
    indicators: parts.reduce((sum, part) => sum + countIndicators(part), 0),
    observations: parts.reduce((sum, { observations }) => sum + observations.length, 0),
    glyphs,
    glyphs_placed: placed,
    glyphs_unplaced: unplaced,
    issues: issues.length,
    producer: pdf.producer,
    profile: choice.profile.name,
    document_kind: readable(pdf) ? kindOf(partsThatCount(document)) : '',
    declarations: readable(pdf) ? parts.filter(({ number }) => number > 0).length : 0,
    ...figureFields(sumFigures(parts.flatMap(({ figures }) => figures))),
  };
}

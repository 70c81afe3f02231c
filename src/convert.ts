import { createHash } from 'node:crypto';
import { type ChosenMunicipality, chooseMunicipality } from './choose-municipality.js';
import { buildDeclaration } from './declaration/build-declaration.js';
import type { Declaration } from './declaration/declaration.js';
import { dissolveChanceGrids } from './declaration/dissolve.js';
import { chooseIssuer, findIssuers, type IssuerEvidence } from './declaration/issuer.js';
import { buildPlacements, countGlyphs, countStruck, linesOf, openLedger } from './declaration/ledger.js';
import { textOf } from './declaration/line-text.js';
import { type DocumentFacts, toIndicators, toNotes, toObservations, toTables } from './declaration/result-rows.js';
import { findTextIssues } from './declaration/text-doubts.js';
import { readTitle } from './declaration/title.js';
import { documentIdOf, failedResult } from './failed-result.js';
import { formatBox } from './geometry/box.js';
import type { Issue } from './issues/issue.js';
import { renderIssue } from './issues/render.js';
import { hiddenTexts } from './pdf/hidden-texts.js';
import { defaultLimits, type PdfLimits } from './pdf/limits.js';
import { readPdf } from './pdf/read-pdf.js';
import { builtInProfiles } from './profiles/built-in-profiles.js';
import { type ProfileChoice, selectProfile } from './profiles/select-profile.js';
import { buildVocabulary, type Vocabulary } from './profiles/vocabulary.js';
import type { DocumentRow, DocumentStatus } from './schema/document.js';
import type { DocumentResult } from './schema/document-result.js';
import type { IssueRow } from './schema/issue.js';
import type { Profile } from './schema/profile.js';
import { findLayout } from './tables/find-layout.js';
import type { PageLayout } from './tables/table-grid.js';
import { keywords } from './text/keywords.js';
import type { Segment } from './text/token.js';
import { type ReadPages, turnBack, turnUpright } from './turned-pages.js';

/** What a run knows about one PDF before it is opened. Plain data: it crosses to a worker. */
export interface ConvertOptions {
  /** Path relative to the folder given, `/`-separated. */
  readonly sourceFile: string;
  readonly sourceUrl: string;
  /** Day of publication as the sources file gives it. */
  readonly published: string;
  /** 全国地方公共団体コード from the command line, 6 digits. */
  readonly municipality?: string;
  /** Profiles that the document's own words may select, most special first; the last one fits any document. */
  readonly profiles: readonly Profile[];
  readonly limits?: PdfLimits;
  /** Passwords to try where the PDF asks for one. They reach no result. */
  readonly passwords?: readonly string[];
}

/** Bytes of one PDF → everything that was read from it. Never throws for a bad PDF: that is a result with status `failed`. */
export async function convertDocument(
  bytes: Uint8Array,
  options: ConvertOptions,
  segment: Segment,
): Promise<DocumentResult> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const documentId = documentIdOf(sha256);
  const reading = await readPdf(bytes, options.limits ?? defaultLimits, options.passwords);
  if (reading.kind === 'failed') return withSource(failedResult(documentId, sha256, reading.issue), options);
  const { pdf, turns } = turnUpright(reading);
  const layouts = findLayouts(pdf, options.profiles);
  const { choice, evidence } = chooseProfile(layouts, pdf.properties, options.profiles);
  const vocabulary = buildVocabulary(choice.profile, [...options.profiles, ...builtInProfiles]);
  const declaration = await buildDeclaration(layouts, vocabulary, documentId, segment);
  const municipality = chooseMunicipality({
    option: options.municipality,
    evidence,
    fiscalYear: declaration.fiscalYear,
    choice,
    profiles: options.profiles,
  });
  const result = turnBack(buildResult({ documentId, sha256, pdf, declaration, choice, evidence, municipality }), turns);
  return withKeywords(withSource(result, options), segment);
}

const withSource = (result: DocumentResult, { sourceFile, sourceUrl, published }: ConvertOptions): DocumentResult => ({
  ...result,
  document: { ...result.document, source_file: sourceFile, source_url: sourceUrl, published },
});

const generalOf = (profiles: readonly Profile[]): Profile => {
  const general = profiles.at(-1);
  if (!general) throw new Error('no profile was given');
  return general;
};

const generalVocabulary = (profiles: readonly Profile[]): Vocabulary =>
  buildVocabulary(generalOf(profiles), [...profiles, ...builtInProfiles]);

const findLayouts = (pdf: ReadPages, profiles: readonly Profile[]): PageLayout[] =>
  dissolveChanceGrids(pdf.pages.map(findLayout), generalVocabulary(profiles));

/** What the document prints of its issuer, and the profile that its words select. */
function chooseProfile(
  layouts: readonly PageLayout[],
  properties: readonly string[],
  profiles: readonly Profile[],
): { choice: ProfileChoice; evidence: readonly IssuerEvidence[] } {
  const scratch = openLedger();
  const title = readTitle(layouts, generalVocabulary(profiles), scratch);
  const evidence = findIssuers(layouts, title.lines, properties, scratch);
  const issuer = chooseIssuer(evidence, title.fiscalYear)?.name ?? '';
  const text = layouts.flatMap(linesOf).map(textOf).join('\n');
  return { choice: selectProfile(text, issuer, profiles), evidence };
}

interface Parts {
  readonly documentId: string;
  readonly sha256: string;
  readonly pdf: ReadPages;
  readonly declaration: Declaration;
  readonly choice: ProfileChoice;
  readonly evidence: readonly IssuerEvidence[];
  readonly municipality: ChosenMunicipality;
}

const readable = (pdf: ReadPages): boolean => pdf.pages.some((page) => page.glyphs.length > 0);

function documentIssues({ pdf, declaration, municipality }: Parts): Issue[] {
  const own: Issue[] = [];
  if (readable(pdf) && declaration.tables.length === 0) own.push({ code: 'document/no-kpi-table' });
  if (readable(pdf) && declaration.fiscalYear === undefined)
    own.push({ code: 'document/no-fiscal-year', page: 1, actual: declaration.title });
  if (readable(pdf) && declaration.kind.kind === 'other')
    own.push({ code: 'document/not-a-declaration', actual: declaration.kind.evidence[0]?.words ?? '' });
  return [
    ...pdf.issues,
    ...own,
    ...(readable(pdf) ? municipality.issues : []),
    ...findTextIssues(declaration.layouts, declaration.ledger),
    ...declaration.issues,
  ];
}

/** Computed, never set: `failed` where no page could be read, `partial` where an error stands, else `complete`. */
function statusOf(issues: readonly IssueRow[]): DocumentStatus {
  return issues.some(({ level }) => level === 'error') ? 'partial' : 'complete';
}

function buildResult(parts: Parts): DocumentResult {
  const { documentId, pdf, declaration, municipality, choice, evidence } = parts;
  const facts: DocumentFacts = {
    document_id: documentId,
    municipality_code: municipality.code,
    municipality: municipality.name,
  };
  const issues = documentIssues(parts).map((issue) => renderIssue(issue, documentId));
  const observations = toObservations(declaration, facts).map((observation) => ({
    ...observation,
    needs_review: issues.some((issue) => pointsAt(issue, observation)),
  }));
  return {
    document: toDocumentRow(parts, facts, issues),
    profile_reason: choice.reason,
    kind_evidence: readable(pdf) ? [...declaration.kind.evidence] : [],
    municipality_evidence: evidence.map((each) => ({ ...each, page: each.page ?? null })),
    page_sizes: pdf.pages.map(({ number, width, height }) => ({ page: number, width, height })),
    message: declaration.message,
    divisions: declaration.divisions.map((division, index) => ({
      document_id: documentId,
      position: index + 1,
      division,
    })),
    roles: declaration.roles.map((role, index) => ({ document_id: documentId, position: index + 1, role })),
    policies: declaration.policies.map((policy) => ({ document_id: documentId, ...policy, keywords: '' })),
    notes: toNotes(declaration, documentId),
    tables: toTables(declaration),
    indicators: toIndicators(declaration, documentId),
    observations,
    read_before_correction: {},
    issues,
    placements: buildPlacements(declaration.layouts, declaration.ledger),
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

/** A warning or error of the value itself, or an error of its whole page (OCR, untrusted text). */
function pointsAt(issue: IssueRow, observation: { observation_id: string; page: number }): boolean {
  if (issue.level === 'info') return false;
  if (issue.observation_id !== '') return issue.observation_id === observation.observation_id;
  return issue.level === 'error' && issue.page === observation.page;
}

function toDocumentRow(
  { sha256, pdf, declaration, choice }: Parts,
  facts: DocumentFacts,
  issues: readonly IssueRow[],
): DocumentRow {
  // The count is taken from the pages as they were read, before anything was placed.
  const glyphs = pdf.pages.reduce((sum, page) => sum + page.glyphs.length + countStruck(page), 0);
  const { placed, unplaced } = countGlyphs(declaration.layouts, declaration.ledger);
  if (glyphs !== placed + unplaced)
    throw new Error(`${glyphs} glyphs were read, ${placed} + ${unplaced} accounted for`);
  const { plan, speaker } = declaration;
  return {
    document_id: facts.document_id,
    source_file: '',
    source_url: '',
    published: '',
    sha256,
    status: statusOf(issues),
    title: declaration.title,
    document_fiscal_year: declaration.fiscalYear ?? null,
    stage: readable(pdf) ? declaration.stage : '',
    municipality_code: facts.municipality_code,
    municipality: facts.municipality,
    department: declaration.department,
    speaker_title: speaker?.title ?? '',
    speaker_name: speaker?.name ?? '',
    plan_name: plan?.name ?? '',
    plan_start_fiscal_year: plan?.startFiscalYear ?? null,
    plan_end_fiscal_year: plan?.endFiscalYear ?? null,
    pages: pdf.pages.length,
    tables: declaration.tables.length,
    indicators: declaration.tables.reduce((sum, table) => sum + table.indicators.length, 0),
    observations: declaration.observations.length,
    glyphs,
    glyphs_placed: placed,
    glyphs_unplaced: unplaced,
    issues: issues.length,
    producer: pdf.producer,
    profile: choice.profile.name,
    document_kind: readable(pdf) ? declaration.kind.kind : '',
  };
}

/** Adds the content words of indicators and policies: one call of the dictionary for the whole document. */
async function withKeywords(result: DocumentResult, segment: Segment): Promise<DocumentResult> {
  const texts = [
    ...result.indicators.map(({ project_name, indicator_name }) => `${project_name} ${indicator_name}`),
    ...result.policies.map(({ title, body }) => `${title} ${body}`),
  ];
  if (texts.length === 0) return result;
  const words = (await segment(texts)).map((tokens) => keywords(tokens).join(' '));
  const policyWords = words.slice(result.indicators.length);
  return {
    ...result,
    indicators: result.indicators.map((indicator, index) => ({ ...indicator, keywords: words[index] ?? '' })),
    policies: result.policies.map((policy, index) => ({ ...policy, keywords: policyWords[index] ?? '' })),
  };
}

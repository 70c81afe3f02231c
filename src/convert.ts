import { createHash } from 'node:crypto';
import { buildResult } from './build-result.js';
import { chooseMunicipality } from './choose-municipality.js';
import { buildDocument } from './declaration/build-document.js';
import { dissolveChanceGrids } from './declaration/dissolve.js';
import { chooseIssuer, type IssuerEvidence, readIssuers } from './declaration/issuer.js';
import type { TriedGrid } from './declaration/kpi-tables.js';
import { linesOf, openLedger } from './declaration/ledger.js';
import { textOf } from './declaration/line-text.js';
import { readTitle } from './declaration/title.js';
import { documentIdOf, failedResult } from './failed-result.js';
import { judgeLayers, judgeScans } from './judge-scans.js';
import { defaultLimits, type PdfLimits } from './pdf/limits.js';
import type { PageContent } from './pdf/page-content.js';
import { readPdf } from './pdf/read-pdf.js';
import { builtInProfiles } from './profiles/built-in-profiles.js';
import { type ProfileChoice, selectForms, selectProfile } from './profiles/select-profile.js';
import { buildVocabulary, headerWordsOf, type Vocabulary } from './profiles/vocabulary.js';
import type { OcrSettings } from './read-pictures.js';
import { leanBack, readScans, type Scans } from './read-scans.js';
import type { DocumentResult } from './schema/document-result.js';
import type { Profile } from './schema/profile.js';
import { putOnSheets, type Sheets } from './spreads.js';
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
  /** Read pages without text from their pictures; off where it is left out. */
  readonly ocr?: OcrSettings;
}

/** A page that was read: from its text, or from its picture, which takes long. */
export interface PageDone {
  readonly from: 'text' | 'scan';
  readonly done: number;
  readonly all: number;
}
export type OnPage = (page: PageDone) => void;

const onPageOf =
  (from: PageDone['from'], onPage: OnPage) =>
  (done: number, all: number): void =>
    onPage({ from, done, all });

/** A result, and how each grid came to its meaning. */
export interface ExplainedResult {
  readonly result: DocumentResult;
  /** In reading order; their places are those of the upright page. */
  readonly tried: readonly TriedGrid[];
  readonly seen: SeenPages;
}

/** The pages as they were read, those of scans with what was read from their pictures. */
export interface SeenPages {
  /** As a viewer shows them. */
  readonly shown: readonly PageContent[];
  /** Turned upright. */
  readonly upright: readonly PageContent[];
  readonly scans: Scans;
  readonly sheets: Sheets;
}

const nothingSeen: SeenPages = { shown: [], upright: [], scans: new Map(), sheets: new Map() };

/** Bytes of one PDF → everything that was read from it. Never throws for a bad PDF: that is a result with status `failed`. `onPage` hears of each page. */
export async function convertDocument(
  bytes: Uint8Array,
  options: ConvertOptions,
  segment: Segment,
  onPage?: OnPage,
): Promise<DocumentResult> {
  return (await explainDocument(bytes, options, segment, onPage)).result;
}

/** `convertDocument`, and in which ways each grid was tried: what `inspect` shows. */
export async function explainDocument(
  bytes: Uint8Array,
  options: ConvertOptions,
  segment: Segment,
  onPage: OnPage = () => undefined,
): Promise<ExplainedResult> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const documentId = documentIdOf(sha256);
  const reading = await readPdf(bytes, options.limits ?? defaultLimits, options.passwords, onPageOf('text', onPage));
  if (reading.kind === 'failed') {
    return {
      result: withSource(failedResult(documentId, sha256, reading.issue), options),
      tried: [],
      seen: nothingSeen,
    };
  }
  // Header words are asked for by scans alone.
  const headers = options.ocr ? headerWordsOf([...options.profiles, ...builtInProfiles]) : [];
  const known = { segment, headers };
  const { pdf: read, scans, sheets } = await readScans(bytes, reading, options, known, onPageOf('scan', onPage));
  const { pdf, turns } = turnUpright(read);
  const layouts = findLayouts(pdf, options.profiles);
  const { choice, forms, evidence } = chooseProfile(layouts, pdf.properties, options.profiles);
  const vocabulary = buildVocabulary(choice.profile, [...options.profiles, ...builtInProfiles], forms);
  const document = await buildDocument(layouts, vocabulary, documentId, segment);
  const municipality = chooseMunicipality({
    option: options.municipality,
    evidence,
    fiscalYear: document.parts.find(({ fiscalYear }) => fiscalYear !== undefined)?.fiscalYear,
    choice,
    profiles: options.profiles,
  });
  const scanIssues = [...judgeScans(document.parts, scans, options.ocr?.trusted ?? false), ...judgeLayers(scans)];
  const built = buildResult({ documentId, sha256, pdf, document, choice, evidence, municipality, scanIssues });
  const result = putOnSheets(turnBack(leanBack(built, scans), turns), sheets);
  return {
    result: await withKeywords(withSource(result, options), segment),
    tried: document.parts.flatMap(({ tried }) => tried),
    seen: { shown: read.pages, upright: pdf.pages, scans, sheets },
  };
}

const withSource = (result: DocumentResult, { sourceFile, sourceUrl, published }: ConvertOptions): DocumentResult => ({
  ...result,
  document: { ...result.document, source_file: sourceFile, source_url: sourceUrl, published },
});

/** The choice, with the forms whose words were added to it. */
const nameForms = (choice: ProfileChoice, forms: readonly Profile[]): ProfileChoice =>
  forms.length === 0
    ? choice
    : {
        ...choice,
        reason: `${choice.reason}; with the words of its form: ${forms.map(({ name }) => name).join(', ')}`,
      };

const generalOf = (profiles: readonly Profile[]): Profile => {
  const general = profiles.at(-1);
  if (!general) throw new Error('no profile was given');
  return general;
};

const generalVocabulary = (profiles: readonly Profile[]): Vocabulary =>
  buildVocabulary(generalOf(profiles), [...profiles, ...builtInProfiles]);

const findLayouts = (pdf: ReadPages, profiles: readonly Profile[]): PageLayout[] =>
  dissolveChanceGrids(pdf.pages.map(findLayout), generalVocabulary(profiles));

/** What the document prints of its issuer, the profile that its words select, and the forms that add to it. */
function chooseProfile(
  layouts: readonly PageLayout[],
  properties: readonly string[],
  profiles: readonly Profile[],
): { choice: ProfileChoice; forms: readonly Profile[]; evidence: readonly IssuerEvidence[] } {
  const scratch = openLedger();
  const title = readTitle(layouts, generalVocabulary(profiles), scratch);
  const evidence = readIssuers(layouts, title.lines, properties, scratch);
  const issuer = chooseIssuer(evidence, title.fiscalYear)?.name ?? '';
  const text = layouts.flatMap(linesOf).map(textOf).join('\n');
  const choice = selectProfile(text, issuer, profiles);
  const forms = selectForms(text, profiles).filter((form) => form !== choice.profile);
  return { choice: nameForms(choice, forms), forms, evidence };
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

// Is the document a declaration, or a paper of another kind, and by what evidence?

import type { DocumentKind, Stage } from '../schema/document.js';
import { withoutBlanks } from '../text/fold.js';

/** What speaks for a document's kind (文書の種類の根拠): the words, and what they say. */
export interface KindEvidence {
  readonly kind: Exclude<DocumentKind, ''>;
  readonly words: string;
}

export interface ChosenKind {
  readonly kind: DocumentKind;
  readonly evidence: readonly KindEvidence[];
}

/** What the parts of a document say of its kind. */
export interface KindClues {
  readonly title: string;
  readonly titleStage: Stage;
  readonly department: string;
  readonly fiscalYear: number | undefined;
  /** Does the title call the document as declarations are called (title_words of the profile)? */
  readonly called: boolean;
  /** Headings of sections that only declarations have (メッセージ, 主な役割, 取組方針), as many as were found. */
  readonly sections: number;
  readonly kpiTables: number;
  readonly plan: string;
}

const evaluation =
  /(?:評価|点検|検証|進行管理|進捗管理)(?:シート|表|調書|票|書|結果|報告書?)|事務事業評価|行政評価|施策評価/u;
const plan = /計画|プラン|戦略|ビジョン|構想|大綱|プログラム|KPI|指標|数値目標/iu;
/** Papers of a city that declare no goals, whatever tables they hold. */
const otherPapers =
  /議案|報告第|専決|補正予算|予算$|予算[(（]|会議録|議事録|議事次第|次第$|予算書|予算案|決算|歳入|歳出|料金|使用料|手数料|価格|単価|条例|規則|要綱|要領|告示|公告|入札|仕様書|募集|申請書|届出|届書|様式|お知らせ|案内|広報|だより|ニュース|号$|名簿|日程|カレンダー|時間割|統計|調査結果|人口|世帯|献立|マニュアル|手引|パンフレット|チラシ|質問|答弁|請願|陳情|契約|協定|証明|アンケート|検査|健全化|資金不足|開票|投票|施設一覧|献立|報道/u;
/** … unless they say themselves that they hold goals or what came of them. */
const goalWords = /目標|指標|KPI|成果|評価|実行宣言|マニフェスト/iu;

/** A paper that says how far a plan has come. */
const followUp = /進捗|進行管理|数値管理/u;

/** The word of a title by which the document is a paper of another kind (議案, 予算書, 料金表); undefined where it is none. */
export function otherPaperIn(title: string): string | undefined {
  const plain = withoutBlanks(title);
  return goalWords.test(plain) || followUp.test(plain) ? undefined : otherPapers.exec(plain)?.[0];
}

/** Is a title that of a sheet by which a city judges its work (事務事業評価シート)? */
export const isEvaluation = (title: string): boolean => evaluation.test(withoutBlanks(title));

function titleEvidence({
  title,
  titleStage,
  called,
  department,
  fiscalYear,
  sections,
  kpiTables,
}: KindClues): KindEvidence[] {
  const plain = withoutBlanks(title);
  const found: KindEvidence[] = [];
  const declares =
    (called && (department !== '' || sections > 0 || kpiTables > 0)) ||
    (department !== '' && fiscalYear !== undefined && kpiTables > 0);
  const goals: KindEvidence['kind'] = titleStage === 'interim' || titleStage === 'result' ? titleStage : 'declaration';
  const paper = otherPaperIn(title);
  const judged = evaluation.exec(plain)?.[0];
  if (judged !== undefined && !(called && department !== '')) found.push({ kind: 'evaluation_sheet', words: judged });
  else if (declares) found.push({ kind: goals, words: title });
  else if (paper !== undefined && kpiTables === 0) found.push({ kind: 'other', words: paper });
  else if (titleStage !== '' && kpiTables > 0) found.push({ kind: titleStage as 'interim' | 'result', words: title });
  else if (kpiTables > 0 && plan.test(plain)) found.push({ kind: 'plan', words: plan.exec(plain)?.[0] ?? '' });
  return found;
}

/** Words of a table of goals; a forecast of debts has columns of 実績 and 見込 as well, and none of these. */
const tableWords = /目標|指標|KPI|計画値|現状値|当初水準|見込量|量の見込|確保(?:方策|の方策|の内容|量)/iu;
/** … and of one that follows a plan up, which sets what was planned beside what came of it. */
const planTableWords = /目標|指標|KPI|計画|現状|基準|実績/iu;

/**
 * The words of which a table must hold one to be read as one of indicators: 目標 on a paper of another kind (料金表, 水質検査結果), any that
 * such tables use where the title does not say that the document declares, judges or plans; none are asked for otherwise.
 */
export function wordsAskedOfTables(title: string, called: boolean): RegExp | undefined {
  if (otherPaperIn(title) !== undefined) return /目標/u;
  const plain = withoutBlanks(title);
  if (called || goalWords.test(plain) || evaluation.test(plain)) return undefined;
  return plan.test(plain) || followUp.test(plain) ? planTableWords : tableWords;
}

/** What the document seems to be, by its title first, then by what stands in it. */
export function chooseKind(clues: KindClues): ChosenKind {
  const { department, sections, kpiTables, plan: planName } = clues;
  const evidence = titleEvidence(clues);
  if (sections >= 2) evidence.push({ kind: 'declaration', words: `${sections} sections of a declaration` });
  if (kpiTables > 0 && department !== '') evidence.push({ kind: 'declaration', words: department });
  if (kpiTables > 0 && planName !== '') evidence.push({ kind: 'plan', words: planName });
  if (kpiTables > 0) evidence.push({ kind: 'plan', words: `${kpiTables} tables of indicators` });
  if (evidence.length === 0)
    evidence.push({ kind: 'other', words: 'neither title, sections nor indicators of a declaration' });
  return { kind: evidence[0]?.kind ?? 'other', evidence };
}

const stageOfKind: Readonly<Record<Exclude<DocumentKind, ''>, Stage>> = {
  declaration: 'declared',
  interim: 'interim',
  result: 'result',
  evaluation_sheet: 'declared',
  plan: 'declared',
  other: '',
};

/** The stage of a document of that kind; what its title says of the stage goes before. */
export function stageOfDocument(kind: DocumentKind, titleStage: Stage): Stage {
  if (kind === '' || kind === 'other') return '';
  return titleStage === '' ? stageOfKind[kind] : titleStage;
}

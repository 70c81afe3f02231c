import type { TextLine } from '../tables/table-grid.js';
import type { Ledger } from './ledger.js';
import { joinedText, textOf } from './line-text.js';
import { extendPassage, type Passage } from './passage.js';

/** A policy (取組方針) before its lines are joined. */
export interface PolicyDraft {
  readonly number: string;
  readonly passages: readonly Passage[];
  readonly page: number;
}

const opensPolicy = /^[\s　]*(?:[(（]?([0-9０-９]{1,2}|[①-⑳])[)）.．、]?[\s　]*)?[【〔[]/u;

interface OpenPolicy {
  number: string;
  passages: Passage[];
  page: number;
}

/** Collects policies in reading order: a number cell or a heading in 【】 begins one, what follows is its body. */
export class PolicyReader {
  private readonly policies: OpenPolicy[] = [];
  private pendingNumber: { number: string; page: number } | undefined;

  startNumber(number: string, lines: readonly TextLine[], page: number, ledger: Ledger): void {
    this.pendingNumber = { number, page };
    ledger.claim(lines, `policy/${number}/number`);
  }

  addText(passage: Passage, ledger: Ledger): void {
    for (const part of cutAtHeadings(passage)) {
      const begins = opensPolicy.exec(joinedText(part.lines));
      const last = this.policies.at(-1);
      if (!last || begins || this.pendingNumber) this.begin(part, begins?.[1]);
      else last.passages.push(part);
      ledger.claim(part.lines, `policy/${this.policies.at(-1)?.number ?? ''}`);
    }
  }

  /** A line outside of any box: it goes on from the line before it unless it begins a policy. */
  addFlowLine(passage: Passage, ledger: Ledger): void {
    const last = this.policies.at(-1);
    const before = last?.passages.at(-1);
    if (
      !last ||
      !before ||
      before.page !== passage.page ||
      this.pendingNumber ||
      opensPolicy.test(joinedText(passage.lines))
    ) {
      this.addText(passage, ledger);
      return;
    }
    last.passages[last.passages.length - 1] = extendPassage(before, passage);
    ledger.claim(passage.lines, `policy/${last.number}`);
  }

  private begin(passage: Passage, printed: string | undefined): void {
    const number = this.pendingNumber?.number ?? printed?.normalize('NFKC') ?? String(this.policies.length + 1);
    this.policies.push({ number, passages: [passage], page: this.pendingNumber?.page ?? passage.page });
    this.pendingNumber = undefined;
  }

  finish(): PolicyDraft[] {
    return this.policies;
  }
}

/** A cell or a run of lines may hold several policies, each opened by a line that starts with 【. */
function cutAtHeadings(passage: Passage): Passage[] {
  const parts: TextLine[][] = [];
  for (const line of passage.lines) {
    const last = parts.at(-1);
    if (!last || opensPolicy.test(textOf(line))) parts.push([line]);
    else last.push(line);
  }
  return parts.map((lines) => ({ ...passage, lines }));
}

const titleThenBody =
  /^[\s　]*(?:[(（]?(?:[0-9０-９]{1,2}|[①-⑳])[)）.．、]?[\s　]*)?[【〔[]([^】〕\]]*)[】〕\]]\s*(.*)$/su;

/** 「【放課後子ども教室を増設します】 児童の…」 → title and body; without 【】 the first passage is the title. */
export function readPolicyText(texts: readonly string[]): { title: string; body: string } {
  const found = titleThenBody.exec(texts.join(' '));
  if (found) return { title: (found[1] ?? '').trim(), body: (found[2] ?? '').trim() };
  const [title = '', ...body] = texts;
  return { title: title.trim(), body: body.join(' ').trim() };
}

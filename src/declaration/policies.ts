// Numbered policies (部等の取組方針): headings and bodies.

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

/** ① or （1） or 1． before a heading that stands on a line of its own. */
const numberedLine =
  /^[\s　]*(?:([①-⑳])|[(（]([0-9０-９]{1,2})[)）]|([0-9０-９]{1,2})[.．、\s　])[\s　]*(?=[^0-9０-９\s　])/u;

/** The number that a line opens with, as digits. */
const numberOf = (text: string): string | undefined => {
  const found = numberedLine.exec(text);
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.normalize('NFKC');
};

interface OpenPolicy {
  number: string;
  passages: Passage[];
  page: number;
  /** Was it opened by a numbered line, which is its whole heading? */
  headed: boolean;
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
    const number = numberOf(joinedText(passage.lines));
    if (number === this.nextNumber() && !opensPolicy.test(joinedText(passage.lines))) {
      this.policies.push({ number, passages: [passage], page: passage.page, headed: true });
      ledger.claim(passage.lines, `policy/${number}`);
      return;
    }
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
    if (last.headed && last.passages.length === 1) last.passages.push(passage);
    else last.passages[last.passages.length - 1] = extendPassage(before, passage);
    ledger.claim(passage.lines, `policy/${last.number}`);
  }

  /** The number that a further policy must carry: lists inside a body begin anew. */
  private nextNumber(): string {
    const last = this.policies.at(-1);
    return last ? String(Number(last.number) + 1) : '1';
  }

  private begin(passage: Passage, printed: string | undefined): void {
    const number = this.pendingNumber?.number ?? printed?.normalize('NFKC') ?? String(this.policies.length + 1);
    this.policies.push({ number, passages: [passage], page: this.pendingNumber?.page ?? passage.page, headed: false });
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

/** A heading whose 【 is lost or reads like another bracket, as scans have it: 「{放課後子ども教室を増設します】」. */
const endsInLoneBracket =
  /^[\s　]*(?:[(（]?(?:[0-9０-９]{1,2}|[①-⑳])[)）.．、]?[\s　]*)?[{｛[［|｜]?([^【】〔〕]*)】\s*(.*)$/su;

/** 「【放課後子ども教室を増設します】 児童の…」 → title and body; without 【】 the first passage is the title. */
export function readPolicyText(texts: readonly string[]): { title: string; body: string } {
  const text = texts.join(' ');
  const found = titleThenBody.exec(text) ?? endsInLoneBracket.exec(text);
  if (found) return { title: (found[1] ?? '').trim(), body: (found[2] ?? '').trim() };
  const [title = '', ...body] = texts;
  return { title: title.replace(numberedLine, '').trim(), body: body.join(' ').trim() };
}

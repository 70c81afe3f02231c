import type { Token } from './token.js';

/** 名詞 of these kinds carry content; 数, 接尾, 非自立, 代名詞 do not. */
const contentNouns = new Set(['一般', 'サ変接続', '固有名詞', '形容動詞語幹', 'ナイ形容詞語幹', '副詞可能']);

/** 動詞・形容詞 stand as words of their own only as 自立. */
const independent = '自立';

/** Verbs that mean no more than "do" or "be". */
const emptyVerbs = new Set(['する', 'いる', 'ある', 'なる', 'できる', 'おる', 'れる', 'られる']);

/** No single letters, no symbols: the dictionary calls unknown symbols サ変接続. */
const wordLike = /\p{L}\p{L}|[\p{Script=Han}]/u;

/** Era names, which are part of a year where a number follows: 令和 in 令和2年度 says nothing of the subject. */
const eras = new Set(['明治', '大正', '昭和', '平成', '令和']);

function isYear(token: Token, next: Token | undefined): boolean {
  return eras.has(token.surface) && next !== undefined && (next.detail === '数' || next.surface.startsWith('元'));
}

function keywordOf(token: Token): string | undefined {
  if (!wordLike.test(token.surface)) return undefined;
  if (token.pos === '名詞') return contentNouns.has(token.detail) ? token.surface : undefined;
  const inflected = token.pos === '動詞' || token.pos === '形容詞';
  if (inflected && token.detail === independent && !emptyVerbs.has(token.base)) return token.base;
  return undefined;
}

/**
 * The content words (内容語) of a text, in order, each once: nouns as printed (in NFKC), independent verbs and adjectives in their
 * base form. Compounds stay cut as the dictionary cuts them (待機児童 → 待機 児童): a catalogue's search finds a compound by its parts,
 * and years join though 施設整備事業 became 施設等整備事業. Numbers, years, suffixes, pronouns, particles and symbols are dropped.
 */
export function keywords(tokens: readonly Token[]): string[] {
  const words = tokens.map((token, index) => (isYear(token, tokens[index + 1]) ? undefined : keywordOf(token)));
  return [...new Set(words.filter((word) => word !== undefined))];
}

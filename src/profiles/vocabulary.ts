// Header words and section titles as the reading asks for them, made of profiles.

import type { ColumnRole } from '../schema/document-result.js';
import type { Profile } from '../schema/profile.js';
import type { ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';

export type SectionName = keyof Profile['sections'];
export type NamedRole = Exclude<keyof Profile['headers'], undefined>;

/** What a header word says: the role of its column, or the kind of the values in it. */
export type HeaderMeaning =
  | { readonly kind: 'role'; readonly role: Extract<ColumnRole, NamedRole> }
  | { readonly kind: 'value'; readonly valueKind: ValueKind };

interface Word<T> {
  readonly folded: string;
  readonly word: string;
  readonly meaning: T;
}

/** A profile with all that it extends, its words folded and sorted for look-up: longest first. */
export interface Vocabulary {
  readonly profile: Profile;
  /** Longest first. */
  readonly headers: readonly Word<HeaderMeaning>[];
  /** The same by the folded word; where two lists hold a word, the special profile's counts. */
  readonly headerMeanings: ReadonlyMap<string, HeaderMeaning>;
  /** Names of years, and the year that each stands for, as text. */
  readonly periods: readonly Word<string>[];
  readonly sections: readonly Word<SectionName>[];
  readonly titleWords: readonly string[];
  readonly stages: readonly Word<'interim' | 'result'>[];
  readonly notIndicators: readonly string[];
  /** Unit by the title of the one who heads it. */
  readonly heads: ReadonlyMap<string, string>;
}

function longestFirst<T>(words: readonly Word<T>[]): readonly Word<T>[] {
  return [...words].sort((a, b) => b.folded.length - a.folded.length || (a.folded < b.folded ? -1 : 1));
}

function wordsOf<T>(lists: readonly (readonly [T, readonly string[] | undefined])[]): readonly Word<T>[] {
  const entries = lists.flatMap(([meaning, words]) =>
    (words ?? []).map((word) => ({ folded: foldForMatching(word), word, meaning })),
  );
  return longestFirst(entries);
}

/** The profile and the ones that it extends, itself first. */
function lineage(profile: Profile, all: readonly Profile[]): Profile[] {
  const base = all.find((other) => other.name === profile.extends && other !== profile);
  return base ? [profile, ...lineage(base, all)] : [profile];
}

const keysOf = <T extends object>(object: T): (keyof T)[] => Object.keys(object) as (keyof T)[];

/** Vocabularies made before, with the profiles that each was made of: a run reads thousands of documents by the same few. */
const known = new WeakMap<Profile, { readonly family: readonly Profile[]; readonly vocabulary: Vocabulary }>();

/** The words of a profile and of those in `all` that it extends; those of the forms that the document is one of come first. */
export function buildVocabulary(profile: Profile, all: readonly Profile[], forms: readonly Profile[] = []): Vocabulary {
  const family = [...forms, ...lineage(profile, all)];
  const [first = profile] = family;
  const before = known.get(first);
  const isSame = before?.family.length === family.length && before.family.every((member, at) => member === family[at]);
  if (isSame) return before.vocabulary;
  const vocabulary = collectWords(profile, family);
  known.set(first, { family, vocabulary });
  return vocabulary;
}

function collectWords(profile: Profile, family: readonly Profile[]): Vocabulary {
  const headers = family.flatMap((member) => [
    ...keysOf(member.headers).map((role) => [{ kind: 'role', role }, member.headers[role]] as const),
    ...keysOf(member.kinds).map((valueKind) => [{ kind: 'value', valueKind }, member.kinds[valueKind]] as const),
  ]);
  const words = wordsOf<HeaderMeaning>(headers);
  return {
    profile,
    headers: words,
    headerMeanings: new Map([...words].reverse().map(({ folded, meaning }) => [folded, meaning])),
    periods: longestFirst(
      family.flatMap((m) =>
        Object.entries(m.periods).map(([word, meaning]) => ({ folded: foldForMatching(word), word, meaning })),
      ),
    ),
    sections: wordsOf(family.flatMap((m) => keysOf(m.sections).map((name) => [name, m.sections[name]] as const))),
    titleWords: wordsOf(family.map((m) => ['title', m.title_words] as const)).map((word) => word.folded),
    stages: wordsOf(family.flatMap((m) => keysOf(m.stages).map((name) => [name, m.stages[name]] as const))),
    heads: new Map([...family].reverse().flatMap((member) => Object.entries(member.heads))),
    notIndicators: wordsOf(family.map((m) => ['not', m.not_indicators] as const)).map((word) => word.folded),
  };
}

/** All words of profiles that say what a column is for, or what kind its values are, as printed. */
export function headerWordsOf(profiles: readonly Profile[]): string[] {
  const lists = profiles.flatMap(({ headers, kinds }) => [...Object.values(headers), ...Object.values(kinds)]);
  return [...new Set(lists.flatMap((words) => words ?? []))];
}

const bracketed = /[([【〔「『][^)\]】〕」』]*[)\]】〕」』]/g;
const noteMarks = /(※\d*|\*\d*|注\d+|\(注\d*\))$/;
/** What a bracket may say of the word before it: 実績(見込), 目標(中間). */
const refinements: readonly (readonly [RegExp, ValueKind])[] = [
  [/^(実績)?(見込み?値?|速報値?|暫定値?|予測値?|推計値?|概数)$/, 'estimate'],
  [/^中間(値|年度)?$/, 'interim_target'],
];

/** The kind that a word in brackets makes of the one before it; undefined where it makes none. */
export const refinementOf = (inner: string): ValueKind | undefined =>
  refinements.find(([pattern]) => pattern.test(inner))?.[1];

function refinedBy(inner: string, meaning: HeaderMeaning): HeaderMeaning {
  const valueKind = meaning.kind === 'value' ? refinementOf(inner) : undefined;
  return valueKind === undefined ? meaning : { kind: 'value', valueKind };
}

/** A word of the vocabulary, folded, and what it says of a header. */
interface HeaderWord {
  readonly word: string;
  readonly meaning: HeaderMeaning;
}

/**
 * The longest header word that a folded text ends with; `isMeant` passes over those of another meaning. The head of a Japanese compound stands
 * last: 目標達成率 is a rate, 実績値の計算方法 a method.
 */
export function headerWordAtEnd(
  folded: string,
  { headerMeanings }: Vocabulary,
  isMeant: (meaning: HeaderMeaning) => boolean = () => true,
): HeaderWord | undefined {
  for (let start = 0; start < folded.length; start += 1) {
    const word = folded.slice(start);
    const meaning = start > 0 && word.length < 2 ? undefined : headerMeanings.get(word);
    if (meaning && isMeant(meaning)) return { word, meaning };
  }
  return undefined;
}

const lookUp = (folded: string, vocabulary: Vocabulary): HeaderMeaning | undefined =>
  headerWordAtEnd(folded, vocabulary)?.meaning ??
  vocabulary.headers.find((word) => word.folded.length > 2 && folded.includes(word.folded))?.meaning;

/** What a header (its period taken off) says; undefined where no word of it is known. */
export function readHeaderWords(text: string, vocabulary: Vocabulary): HeaderMeaning | undefined {
  const folded = foldForMatching(text).replace(noteMarks, '');
  const outside = folded.replace(bracketed, '');
  const inner = folded.match(bracketed)?.map((bracket) => bracket.slice(1, -1)) ?? [];
  if (outside !== '') {
    const meaning = lookUp(outside, vocabulary);
    if (meaning) return inner.reduce((found, word) => refinedBy(word, found), meaning);
  }
  for (const word of inner) {
    const meaning = lookUp(word, vocabulary);
    if (meaning) return meaning;
  }
  return undefined;
}

/** Is the whole text (notes and brackets apart) one of the vocabulary's header words? A stricter question than `readHeaderWords`. */
export function isHeaderWord(text: string, vocabulary: Vocabulary): boolean {
  const folded = foldForMatching(text).replace(noteMarks, '');
  const outside = folded.replace(bracketed, '');
  return vocabulary.headerMeanings.has(outside) || vocabulary.headerMeanings.has(folded);
}

/** The header words nearest to an unknown one, by shared characters: what an issue proposes. */
export function nearestHeaderWords(text: string, vocabulary: Vocabulary, count = 3): string[] {
  const letters = new Set(foldForMatching(text));
  const likeness = (word: string): number => {
    const shared = [...new Set(word)].filter((letter) => letters.has(letter)).length;
    return shared / (letters.size + new Set(word).size - shared);
  };
  return vocabulary.headers
    .map(({ folded, word }) => ({ word, score: likeness(folded) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1))
    .slice(0, count)
    .map(({ word }) => word);
}

/** The section that a heading opens: its words equal the heading, or end it (子ども部長メッセージ). */
export function readSectionHeading(text: string, vocabulary: Vocabulary): SectionName | undefined {
  const folded = foldForMatching(text)
    .replace(/^[■●◆◇○□◎▼▽★☆【<《[(]+/, '')
    .replace(/[】>》\])]+$/, '')
    .replace(/^(第?\d+|[一二三四五六七八九十]+|[ivx]+)[.、・)]?(?=\D)/i, '');
  // 部の役割, 局の役割, 事務局の役割: whose it is says nothing.
  const unowned = folded.replace(/^(?:部局|部等|部|局|室|課|事務局|組織|本部|消防本部)(?:等)?の/u, '');
  const found = vocabulary.sections.find(({ folded: word }) => folded === word || unowned === word);
  if (found) return found.meaning;
  const ended = vocabulary.sections.find(
    ({ folded: word }) => folded.endsWith(word) && folded.length <= word.length + 8,
  );
  return ended?.meaning === 'message' ? 'message' : undefined;
}

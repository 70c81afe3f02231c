import { groupBy } from '../groups/group-by.js';
import type { GroupProfile } from './group-profile.js';
import { weightOf } from './same-values.js';

/** Keys that two groups must share one of to be compared at all (候補の絞り込み): so that nobody compares all with all. */
type BlockKeys = (profile: GroupProfile) => readonly string[];

/** Every profile is found under its rarest words; common ones (利用, 支援) would bring all together. */
const rarestWords = 3;

function countWords(profiles: readonly GroupProfile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of profiles) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function wordKeys({ words }: GroupProfile, counts: ReadonlyMap<string, number>): readonly string[] {
  return [...words]
    .map((word) => ({ word, count: counts.get(word) ?? 0 }))
    .filter(({ count }) => count > 1)
    .sort((left, right) => left.count - right.count || (left.word < right.word ? -1 : 1))
    .slice(0, rarestWords)
    .map(({ word }) => `word|${word}`);
}

/** Numbers of three figures and more, the newest first: a series shares the last years with what it goes on as. */
const comparedValues = 8;
const tellingWeight = 1;

function valueKeys({ values }: GroupProfile): readonly string[] {
  return [...values]
    .flatMap(([period, stated]) =>
      stated.filter((value) => weightOf(value) >= tellingWeight).map((value) => `value|${period}|${value.says}`),
    )
    .slice(-comparedValues);
}

function nameKeys(profile: GroupProfile): readonly string[] {
  const departments = [...profile.departments];
  return [
    ...profile.projects.filter(({ plain }) => plain !== '').map(({ plain }) => `project|${plain}`),
    ...profile.indicators.flatMap(({ plain, stem }) => [
      `indicator|${plain}`,
      ...departments.map((department) => `indicator|${plain}|${department}`),
      ...departments.map((department) => `stem|${stem}|${department}`),
    ]),
  ];
}

const codeKeys: BlockKeys = ({ codes }) => [...codes].map((code) => `code|${code}`);

/** In a block of at most this many groups all pairs are looked at; in a larger one each group and its neighbours in the order of time. */
const smallBlock = 24;
const neighbours = 6;

function pairsOf(block: readonly GroupProfile[]): (readonly [GroupProfile, GroupProfile])[] {
  const reach = block.length <= smallBlock ? block.length : neighbours;
  return block.flatMap((left, index) =>
    block.slice(index + 1, index + 1 + reach).map((right): readonly [GroupProfile, GroupProfile] => [left, right]),
  );
}

/** Large blocks are walked in the order of place and time, so that neighbours are those that can follow one another. */
function inOrder(left: GroupProfile, right: GroupProfile): number {
  const places = [left, right].map(({ last }) => `${last.department}|${last.core}`);
  const [a = '', b = ''] = places;
  if (a !== b) return a < b ? -1 : 1;
  return left.place - right.place;
}

/** Pairs of groups worth comparing, the earlier one first, each once. */
export function* findCandidates(
  profiles: readonly GroupProfile[],
): Generator<readonly [earlier: GroupProfile, later: GroupProfile]> {
  const counts = countWords(profiles);
  const keys: BlockKeys = (profile) => [
    ...new Set([...codeKeys(profile), ...nameKeys(profile), ...valueKeys(profile), ...wordKeys(profile, counts)]),
  ];
  const keyed = profiles.flatMap((profile) => keys(profile).map((key) => ({ key, profile })));
  const seen = new Set<number>();
  for (const block of groupBy(keyed, ({ key }) => key).values()) {
    if (block.length < 2) continue;
    for (const pair of pairsOf(block.map(({ profile }) => profile).sort(inOrder))) {
      const [earlier, later] = pair[0].place < pair[1].place ? pair : [pair[1], pair[0]];
      const id = earlier.place * profiles.length + later.place;
      if (seen.has(id)) continue;
      seen.add(id);
      yield [earlier, later];
    }
  }
}

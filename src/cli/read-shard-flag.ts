import { readEngineShare } from '../parts/engine-share.js';
import { MOST_SHARES, readShare, type Share } from '../parts/share.js';
import type { Language } from './language.js';
import { say } from './say.js';
import { shareTexts } from './share-texts.js';

/** The share that a command line means, with whoever said so; or what is wrong with it, ready to print. */
export type ShardFlag =
  | { readonly kind: 'share'; readonly share: Share; readonly by: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Reads `3/16`, `auto` or `auto/16`; the last two by the variables that a scheduler has set. */
export function readShardFlag(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
  language: Language,
): ShardFlag {
  const share = readShare(text);
  if (share) return { kind: 'share', share, by: '--shard' };
  const refuse = (message: string): ShardFlag => ({ kind: 'refused', message });
  const auto = /^auto(?:\/(\d{1,6}))?$/.exec(text);
  const asked = auto?.[1] === undefined ? undefined : Number(auto[1]);
  if (!auto || asked === 0 || (asked ?? 0) > MOST_SHARES) return refuse(shareTexts.badShard[language]);
  const found = readEngineShare(environment, asked);
  switch (found.kind) {
    case 'share':
      return { kind: 'share', share: found.share, by: found.variable };
    case 'none':
      return refuse(shareTexts.none[language]);
    case 'several':
      return refuse(say(shareTexts.several, language, found.variables.join(', ')));
    case 'no-count':
      return refuse(say(shareTexts['no-count'], language, found.variable));
    case 'other-count':
      return refuse(say(shareTexts['other-count'], language, found.variable, found.said, found.asked));
    case 'senseless':
      return refuse(say(shareTexts.senseless, language, found.variable, found.value));
    default:
      return found satisfies never;
  }
}

// Particles between labels, figures and words.

import { words } from '../print/word-list.js';

/** Particles (助詞) that may stand between a number and its words, longer ones first: 2箇所で実施, 3校での実施. */
const particles = words('からの までの での では にて には への との とは で に を の が は も と へ や');

const isHiragana = (character: string): boolean => /[\u3041-\u3096]/.test(character);

/** A label without the particle that ties it to its figure: 基本設計を. */
export function stripTrailingParticle(text: string): string {
  const bare = text.replace(/(?:について|における|では|には|として|とも|[をはがのでにともや])$/, '');
  return /[\u3041-\u3096]$/.test(bare) ? text : bare;
}

/**
 * Words without a leading particle. Closed rule: a particle is one where no kana follows it (で実施), so that できた, にわたり, のみ and
 * とも stay whole; を is always one. No dictionary is needed.
 */
export function stripParticle(text: string): string {
  const trimmed = text.replace(/^[\s、,。・]+/, '');
  const found = particles.find((particle) => trimmed.startsWith(particle));
  if (found === undefined) return trimmed;
  const rest = trimmed.slice(found.length).replace(/^[\s、]+/, '');
  return found !== 'を' && isHiragana(rest.charAt(0)) ? trimmed : rest;
}

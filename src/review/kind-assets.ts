import { byKind, kindMeta, valueKinds } from '../schema/value-kinds.js';
import type { ReviewKinds } from './review-data.js';

/** What the pages call the kinds of values, and the shapes that the charts draw them by: colour alone tells nothing to some people. */
export const reviewKinds: ReviewKinds = {
  ja: byKind(({ short }) => short),
  en: byKind(({ english }) => english),
  marks: byKind(({ look }) => look.mark),
};

/** Their colours as a style sheet: a variable for each, and a class that looks so. */
export function emitKindStyles(): string {
  const variables = valueKinds.map((kind) => `  --${kind}: ${kindMeta(kind).look.colour};\n`);
  const classes = valueKinds.map((kind) => `.${kind} {\n  --look: var(--${kind});\n}\n`);
  return `:root {\n${variables.join('')}}\n\n${classes.join('')}`;
}

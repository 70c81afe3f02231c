/**
 * The library: what the command line does, as functions. `readPeriods`, `readCell` and `readHeader` are synchronous and load nothing;
 * `convertDocument` reads one PDF, with `segment` as its dictionary.
 */
export { type ConvertOptions, convertDocument } from './convert.js';
export type { Issue } from './issues/issue.js';
export { defaultLimits, type PdfLimits } from './pdf/limits.js';
export { builtInProfiles } from './profiles/built-in-profiles.js';
export { checkProfile, loadProfile } from './profiles/load-profiles.js';
export { type DocumentResult, documentResultSchema } from './schema/document-result.js';
export { type Observation, observationSchema } from './schema/observation.js';
export { type Profile, profileSchema } from './schema/profile.js';
export { type Period, periodSchema, type Value, valueSchema } from './schema/reading.js';
export { segment } from './text/kuromoji-words.js';
export type { Segment, Token } from './text/token.js';
export { readCell } from './values/cells.js';
export { type HeaderReading, readHeader } from './values/headers.js';
export { readPeriods } from './values/periods.js';
export type { CellReading, Doubt, Era, ReadingContext, ReadValue } from './values/reading-context.js';
export { readUnit, type UnitReading } from './values/unit-text.js';

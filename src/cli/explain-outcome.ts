import type { RunOutcome } from '../batch/run-settings.js';
import { safeName } from '../batch/safe-name.js';
import { describeLine } from '../batch/settle-corrections.js';
import { renderIssue } from '../issues/render.js';
import type { Told } from '../review/review-data.js';
import type { ConvertEnd } from '../studio/jobs.js';
import { convertMessages } from './convert-texts.js';
import { fileReason } from './file-problem.js';
import type { Bilingual, Language } from './language.js';
import { say } from './say.js';

/** A text of the catalogue in both languages. */
const told = (text: Bilingual, fill: (language: Language) => readonly (string | number)[]): Told => ({
  message: say(text, 'en', ...fill('en')),
  message_ja: say(text, 'ja', ...fill('ja')),
});

const same =
  (...values: readonly (string | number)[]) =>
  () =>
    values;

/** How a run ended, for a page that speaks both languages. */
export function explainOutcome(outcome: RunOutcome, folder: string): ConvertEnd {
  const out = safeName(folder);
  const refused = (...reasons: readonly Told[]): ConvertEnd => ({ kind: 'refused', reasons });
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', left: outcome.left };
    case 'disk':
      return refused(told(convertMessages.disk, (language) => [safeName(fileReason(outcome.reason, language))]));
    case 'no-input':
      return refused(...outcome.issues.map((issue) => renderIssue(issue, '')), told(convertMessages.noInput, same()));
    case 'refused':
      // Given results do not fit: a studio gives none.
      return refused();
    case 'unwritable':
      return refused(
        told(convertMessages.unwritable, (language) => [out, safeName(fileReason(outcome.reason, language))]),
      );
    case 'occupied':
      return refused(told(convertMessages.occupied, same(safeName(outcome.path))));
    case 'not-understood':
      return refused(told(convertMessages.notUnderstood, same(safeName(outcome.path), safeName(outcome.version))));
    case 'bad-corrections':
      return refused(...outcome.problems);
    case 'contradiction':
      return refused(
        ...outcome.conflicts.map(({ own, given }) =>
          told(convertMessages.contradiction, same(describeLine(own), describeLine(given))),
        ),
      );
    case 'locked':
      return refused(
        told(convertMessages.locked, same(out, outcome.pid, safeName(outcome.host), safeName(outcome.lock))),
      );
    default:
      return outcome satisfies never;
  }
}

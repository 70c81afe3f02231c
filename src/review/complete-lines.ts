import type { Correction } from '../corrections/correction-schema.js';
import { textAt } from '../corrections/find-staleness.js';
import { readPlace } from '../corrections/place.js';
import { placeOfObservation } from '../corrections/settle-issues.js';
import { withoutCorrections } from '../corrections/without-corrections.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Step } from './review-data.js';

type Line = Step['lines'][number];

/** Guards of a line: what stands at its place as it was read, so that it is known whether the line still fits a later reading. */
function guardsOf(line: Line, read: DocumentResult): Pick<Correction, 'printed_text' | 'page' | 'bbox'> {
  const given = { printed_text: line.printed_text, page: line.page, bbox: line.bbox };
  const place = readPlace(line.place);
  // What is added, and a doubt about a page, bring their own.
  if (!place || line.field === 'add' || place.kind === 'page') return given;
  if (place.kind === 'value') {
    const there = read.observations.find(({ observation_id }) => placeOfObservation(observation_id) === line.place);
    return there ? { printed_text: there.value_text, page: String(there.page), bbox: there.bbox } : given;
  }
  if (line.field === 'accept') return given;
  const text = textAt(place, line.field, read);
  return text === undefined ? given : { printed_text: text, page: '', bbox: '' };
}

/** The lines of a step with their guards, each from its document as it was read. A document that is not there leaves its lines as they are. */
export async function completeLines(
  step: Step,
  load: (id: string) => Promise<DocumentResult | undefined>,
): Promise<Step> {
  const read = new Map<string, DocumentResult | undefined>();
  const lines: Line[] = [];
  for (const line of step.lines) {
    const id = line.document.slice(0, 12);
    if (!read.has(id)) {
      const result = await load(id);
      read.set(id, result && withoutCorrections(result));
    }
    const result = read.get(id);
    lines.push(result ? { ...line, ...guardsOf(line, result) } : line);
  }
  return { ...step, lines };
}

import { withoutBlanks } from '../text/fold.js';
import { dittoDirection } from '../values/quantities/ditto.js';
import { isDitto, type Reader, type ReadObservation, withModifier } from './read-observation.js';

/** The cell that a ditto mark points to; undefined where that cannot be decided. */
function dittoSource(observation: ReadObservation, done: readonly ReadObservation[]): readonly ReadObservation[] {
  const left = lastCell(
    done.filter((other) => other.row === observation.row && other.column.column < observation.column.column),
  );
  const above = lastCell(
    done.filter(
      (other) => other.column.column === observation.column.column && other.row.number < observation.row.number,
    ),
  );
  const direction = dittoDirection(withoutBlanks(observation.valueText));
  if (direction === undefined) return [];
  if (direction === 'left') return left;
  if (direction === 'above') return above;
  return above[0]?.indicator === observation.indicator ? above : left;
}

/** All parts of the last cell among observations in reading order. */
function lastCell(observations: readonly ReadObservation[]): readonly ReadObservation[] {
  const last = observations.at(-1);
  return last
    ? observations.filter((other) => other.cell === last.cell && other.row === last.row && other.column === last.column)
    : [];
}

export function resolveDitto(
  observation: ReadObservation,
  done: readonly ReadObservation[],
  reader: Reader,
): ReadObservation[] {
  const source = dittoSource(observation, done).filter(
    ({ value }) => !isDitto(value) || value.status !== 'text' || value.text_value !== observation.valueText,
  );
  const issue = {
    page: observation.page,
    box: observation.box,
    actual: observation.valueText,
    observationId: observation.id,
  };
  if (source.length === 0) {
    reader.issues.push({ ...issue, code: 'value/ditto-undecided' });
    return [observation];
  }
  return source.map((from, index) => {
    const modifiers = withModifier(from.value, 'ditto');
    const id = observation.id.replace(/\d+$/, String(index + 1));
    reader.issues.push({ ...issue, observationId: id, code: 'value/ditto', expected: from.id });
    const { period: _ownPeriod, ...value } = from.value;
    return { ...observation, id, part: index + 1, value: { ...value, modifiers } };
  });
}

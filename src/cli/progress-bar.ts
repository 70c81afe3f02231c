import { SingleBar } from 'cli-progress';
import { convertMessages } from './convert-texts.js';
import { type ProgressSettings, pace, type Sink } from './progress-counts.js';

/** A bar on a terminal: documents, pages, rate, time left, problems. */
export function barSink({ stream, language, clock }: ProgressSettings): Sink {
  const bar = new SingleBar({
    format: convertMessages.bar[language],
    stream,
    hideCursor: null,
    clearOnComplete: true,
    barsize: 24,
    forceRedraw: true,
  });
  let isShown = false;
  const hide = (): void => {
    if (isShown) bar.stop();
    isShown = false;
  };
  return {
    show(count, event) {
      if (event.kind === 'started') bar.start(count.total, 0, { pages: 0, problems: 0, rate: '0.0', left: '–' });
      if (event.kind === 'started') isShown = true;
      if (event.kind === 'writing') hide();
      const { pages, problems } = count;
      if (isShown) bar.update(count.done, { pages, problems, ...pace(count, clock()) });
    },
    tell(message) {
      // The bar is drawn over by the message and draws itself again below.
      stream.write(isShown ? `\r\u001b[K${message}\n` : `${message}\n`);
    },
    end: hide,
  };
}

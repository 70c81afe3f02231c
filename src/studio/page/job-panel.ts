import { button, element, fill, shorten } from '../../review/parts/dom.js';
import { redraw } from '../../review/parts/keep-hold.js';
import { tell, words } from '../../review/parts/words.js';
import type { Job, JobFile, StudioState } from '../wire.js';
import { buildScans } from './document-needs.js';
import { server } from './server.js';
import { onState, takeState } from './studio-state.js';

/** Files whose turn came and that are worth a line: the latest, and all that failed. */
const SHOWN_FILES = 6;

/** Pages done of a file that is being read, or all that it has. */
function pagesOf({ status, pages, under }: JobFile): string {
  if (under) return fill(under.from === 'scan' ? words().scansOf : words().pagesOf, under.done, under.all);
  return status === 'waiting' || status === 'duplicate' ? '' : fill(words().pagesDone, pages);
}

function buildFile(file: JobFile): HTMLElement {
  const { name, status, under, errors } = file;
  return element(
    'li',
    { class: `job-file ${status}` },
    element('span', { class: 'name', dir: 'auto' }, shorten(name, 80)),
    element('span', { class: `status ${status}` }, under ? words().converting : words().fileStates[status]),
    element('span', { class: 'figure' }, pagesOf(file)),
    under
      ? element('progress', { max: under.all, value: under.done, 'aria-label': `${words().converting}: ${name}` })
      : undefined,
    ...errors.map((error) => element('span', { class: 'why' }, tell(error))),
  );
}

function shownFiles({ files }: Job): readonly JobFile[] {
  const met = files.filter(({ status, under }) => under !== null || status !== 'waiting');
  const failed = met.filter(({ status }) => status === 'failed' || status === 'partial');
  return [...new Set([...failed, ...met.slice(-SHOWN_FILES)])];
}

const headOf = ({ kind }: Job): string =>
  ({
    idle: '',
    running: words().converting,
    stopping: words().stopping,
    done: words().converted,
    refused: words().convertRefused,
  })[kind];

function buildJob(job: Job): HTMLElement | undefined {
  if (job.kind === 'idle' || (job.kind === 'done' && job.files.length === 0 && job.notices.length === 0))
    return undefined;
  const isRunning = job.kind === 'running' || job.kind === 'stopping';
  const counts = [fill(words().filesDone, job.done, job.all), fill(words().pagesDone, job.pages)];
  const bar = element('progress', { max: Math.max(1, job.all), value: job.done, 'aria-label': headOf(job) });
  return element(
    'section',
    { class: `job ${job.kind}`, id: 'job', 'aria-label': headOf(job) },
    element('h2', {}, headOf(job)),
    element('span', { class: 'counts' }, counts.join('・')),
    isRunning ? bar : undefined,
    isRunning
      ? button(words().stop, () => void server.stop().then(takeState), {
          id: 'stop',
          disabled: job.kind === 'stopping',
        })
      : undefined,
    job.left > 0 ? element('p', {}, fill(words().left, job.left)) : undefined,
    ...job.notices.map((notice) => element('p', { class: 'notice' }, tell(notice))),
    element('ul', { class: 'job-files' }, ...shownFiles(job).map(buildFile)),
  );
}

/** What waits to be done by a press of a button: PDFs that nobody read, corrections that the tables lack. */
function buildWaiting({ unread, stale, loading, problems, scans }: StudioState): readonly (HTMLElement | undefined)[] {
  const isLoading = loading.done < loading.all;
  return [
    isLoading ? element('p', { class: 'notice' }, fill(words().loading, loading.done, loading.all)) : undefined,
    unread.length > 0
      ? element(
          'p',
          { class: 'notice', id: 'unread' },
          `${fill(words().unreadFiles, unread.length)} `,
          button(words().convertNow, () => void server.convert(unread).then(takeState), { id: 'convert-now' }),
        )
      : undefined,
    buildScans(scans),
    stale
      ? element(
          'p',
          { class: 'notice', id: 'stale' },
          `${words().stale} `,
          button(words().renew, () => void server.convert([]).then(takeState), { id: 'renew' }),
        )
      : undefined,
    problems.length > 0
      ? element(
          'div',
          { class: 'notice error', role: 'alert' },
          words().badCorrections,
          element(
            'ul',
            {},
            ...problems.map((one) => element('li', {}, `${fill(words().lineNumber, one.line)}: ${tell(one)}`)),
          ),
        )
      : undefined,
  ];
}

/** What the studio is doing, and what waits to be done: kept in step, wherever it stands. */
export const jobPanel = element('div', { class: 'panel' });

onState((state) =>
  redraw(jobPanel, () =>
    jobPanel.replaceChildren(...[buildJob(state.job), ...buildWaiting(state)].filter((part) => part !== undefined)),
  ),
);

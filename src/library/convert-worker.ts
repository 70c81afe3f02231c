// Entry of the library's thread: what pdf.js does to globals, promises and memory ends here, and the program that uses the library never meets it.
import { parentPort } from 'node:worker_threads';
import { convertDocument } from '../convert.js';
import { segment } from '../text/kuromoji-words.js';
import type { WorkerAnswer, WorkerJob } from './worker-messages.js';

const port = parentPort;

async function answer({ bytes, options }: WorkerJob): Promise<WorkerAnswer> {
  try {
    return { kind: 'result', result: await convertDocument(bytes, options, segment) };
  } catch (problem) {
    return { kind: 'crashed', reason: problem instanceof Error ? problem.message : String(problem) };
  }
}

port?.on('message', (job: WorkerJob) => {
  void answer(job).then((message) => port.postMessage(message));
});
port?.postMessage({ kind: 'ready' } satisfies WorkerAnswer);

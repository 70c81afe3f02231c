// A words worker that dies at the first question.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (port) => port.on('message', () => process.exit(5)));

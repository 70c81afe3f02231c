import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { editorToken, startStandIn } from './stand-in.js';

/** A CKAN to test against. */
export interface Server {
  readonly address: string;
  /** Of a user who is an editor of the organization `miharashi`. */
  readonly token: string;
}

/** What `test/catalog/ckan/set-up.sh` wrote into its folder; undefined where the tests run against the stand-in. */
const folder = process.env['MOKUHYO_TEST_CKAN'];

/** The real CKAN where `npm run test:ckan` has set one up, else the stand-in. */
export async function startServer(): Promise<Server> {
  if (folder === undefined) return { address: (await startStandIn()).address, token: editorToken };
  const [address = '', token = ''] = readFileSync(`${folder}/access`, 'utf8').trim().split('\n');
  return { address, token };
}

/** A name that no other test uses: a real catalogue outlives them all. */
export const freshName = (): string => `mokuhyo-${randomBytes(6).toString('hex')}`;

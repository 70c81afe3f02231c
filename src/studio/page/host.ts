import type { Host } from '../../review/parts/host.js';
import { Refused } from '../../review/parts/refused.js';
import { words } from '../../review/parts/words.js';
import { addressOf, goTo, query } from './address.js';
import { askPerson } from './person.js';
import { remedyInStudio } from './remedies.js';
import { server, Unreachable } from './server.js';
import { currentState, onState } from './studio-state.js';
import { undoLast } from './undo-last.js';

/** Does the address say which list was asked for? */
const knowsList = (): boolean => location.pathname === '/' || location.pathname.startsWith('/document/');

/** The studio's server, as the views see it. */
export const host: Host = {
  documents: server.documents,
  document: (id) =>
    server.document(id).catch((problem: unknown) => {
      if (problem instanceof Refused && !(problem instanceof Unreachable)) return undefined;
      throw problem;
    }),
  years: server.years,
  save: server.save,
  savedText: () => words().saved,
  undo: server.undo,
  undoElsewhere: undoLast,
  withdraw: server.withdraw,
  read: server.read,
  remedy: remedyInStudio,
  person: askPerson,
  revision: () => currentState().revision,
  onChange: onState,
  scales: [2, 4, 8],
  pictureAt: ({ picture }, scale) => (picture === '' ? '' : `${picture}?scale=${scale}`),
  listAddress: () => `/${location.search}`,
  afterAll: () => ({ label: words().goHandOver, address: '/hand-over' }),
  documentAddress: (id, place = '') =>
    `/document/${id}${knowsList() ? location.search : ''}${place === '' ? '' : `#${place}`}`,
  query,
  remember: (parameters) => goTo(addressOf(location.pathname, parameters), true),
};

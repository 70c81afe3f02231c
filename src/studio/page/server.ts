import { Refused } from '../../review/parts/refused.js';
import type { Typed } from '../../review/read-typed.js';
import type { DocumentList, ReviewDocument, Saved, Step, Told, Years } from '../../review/review-data.js';
import type {
  CatalogueAnswer,
  CatalogueTarget,
  DocumentOfForm,
  HandOver,
  Similar,
  StudioState,
  TableToTeach,
  TaughtDocument,
  Teaching,
} from '../wire.js';

async function readAnswer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const text = await response.text();
  let told: Told = { message: text, message_ja: text };
  if (response.headers.get('content-type')?.startsWith('application/json')) told = JSON.parse(text) as Told;
  throw new Refused(told);
}

/** No answer: the server was ended, or the machine sleeps. */
export class Unreachable extends Refused {}

const unreachable: Told = {
  message: 'the server does not answer. What you typed is still here: save it again once the studio runs.',
  message_ja: 'サーバーにつながりません。入力は残っています。作業画面を起動し直してから、もう一度保存してください。',
};

async function ask(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    throw new Unreachable(unreachable);
  }
}

const get = async <T>(path: string): Promise<T> => readAnswer<T>(await ask(path));

const post = async <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  readAnswer<T>(
    await ask(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    }),
  );

/** The server's side of the studio. */
export const server = {
  state: () => get<StudioState>('/api/state'),
  documents: () => get<DocumentList>('/api/documents'),
  document: (id: string) => get<ReviewDocument>(`/api/documents/${id}`),
  years: () => get<Years>('/api/years'),
  handOver: () => get<HandOver>('/api/hand-over'),
  config: (said: HandOver['config']) => post<HandOver>('/api/config', said),
  planCatalogue: (target: CatalogueTarget) => post<CatalogueAnswer>('/api/catalogue/plan', target),
  pushCatalogue: (target: CatalogueTarget, plan: string) =>
    post<CatalogueAnswer>('/api/catalogue/push', { ...target, plan }),
  verifyCatalogue: (target: CatalogueTarget) => post<CatalogueAnswer>('/api/catalogue/verify', target),
  convert: (names: readonly string[]) => post<StudioState>('/api/convert', { names }),
  readScans: (documents: readonly string[]) => post<unknown>('/api/ocr', { documents }),
  openWith: (document: string, password: string) => post<unknown>('/api/password', { document, password }),
  stop: () => post<StudioState>('/api/stop', {}),
  save: (step: Step) => post<Saved>('/api/steps', step),
  undo: (step: number) => post<Saved>('/api/undo', { step }),
  withdraw: (document: string, place: string) => post<Saved>('/api/withdraw', { document, place }),
  check: (document: string, checked: boolean, by: string) =>
    post<StudioState>('/api/checked', { document, checked, by }),
  settings: (change: { readonly by?: string; readonly language?: 'ja' | 'en' }) =>
    post<StudioState>('/api/settings', change),
  read: (text: string, unit: string) => post<Typed>('/api/read', { text, unit }),
  similar: (document: string, place: string, everywhere: boolean) =>
    post<Similar>('/api/similar', { document, place, everywhere }),
  tableToTeach: (document: string, table: number) => get<TableToTeach>(`/api/teach/${document}/${table}`),
  previewTeaching: (teaching: Teaching, document: string, signal: AbortSignal) =>
    post<TaughtDocument>('/api/teach/preview', { ...teaching, document }, signal),
  documentsOfForm: (teaching: Teaching, signal: AbortSignal) =>
    post<readonly DocumentOfForm[]>('/api/teach/documents', teaching, signal),
  teach: (teaching: Teaching, by: string) => post<unknown>('/api/teach', { ...teaching, by }),
  forgetForm: (name: string) => post<unknown>('/api/teach/forget', { name }),
  upload: async (name: string, file: File) =>
    readAnswer<{ readonly name: string; readonly there: boolean }>(
      await ask(`/api/uploads?name=${encodeURIComponent(name)}`, { method: 'PUT', body: file }),
    ),
};

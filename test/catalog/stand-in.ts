import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { StandInStore } from './stand-in-store.js';

/** An answer of the real server (CKAN 2.10.10), as it was recorded. */
export interface Recorded {
  readonly status: number;
  readonly body: unknown;
}

type Json = Record<string, unknown>;

const statuses: Readonly<Record<string, number>> = {
  'Authorization Error': 403,
  'Not Found Error': 404,
  'Validation Error': 409,
  'Internal Server Error': 500,
};

/** A recorded answer; its status is that of its kind of error. */
export function recorded(name: string): Recorded {
  const body: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8'));
  if (typeof body === 'string') return { status: 400, body };
  const type = (body as { error?: { __type?: string } }).error?.__type;
  return { status: type === undefined ? 200 : (statuses[type] ?? 400), body };
}

/** The `result` of a recorded answer. */
const recordedResult = (name: string): Json => (recorded(name).body as { result: Json }).result;

/** What a test does with a request before the stand-in does anything. */
export type Meddling =
  | 'pass'
  /** The request is carried out, then the connection dropped: done, and nobody knows. */
  | 'do-and-drop'
  | 'drop'
  | 'hang'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | ((response: ServerResponse) => void);

export interface Call {
  readonly action: string;
  readonly fields: Json;
  readonly authorization: string | undefined;
  readonly fileName?: string;
}

export interface StandInOptions {
  readonly extensions?: readonly string[];
  readonly version?: string;
  /** Rows of one answer at most: `ckan.datastore.search.rows_max`. */
  readonly mostRows?: number;
  readonly mostBytes?: number;
}

export const editorToken = 'editor-token-1234567890';

interface StoredResource {
  fields: Json;
  bytes: Buffer;
}

interface StoredPackage {
  fields: Json;
  resources: StoredResource[];
}

/** A CKAN in memory: its answers are recorded from the real one, and so are its traps. `traps.test.ts` asks the same of both. */
export class StandIn {
  readonly calls: Call[] = [];
  readonly packages = new Map<string, StoredPackage>();
  readonly store: StandInStore;
  meddle: (call: Call, count: number) => Meddling = () => 'pass';
  address = '';

  constructor(readonly options: StandInOptions = {}) {
    this.store = new StandInStore(options.mostRows ?? 32_000, /^2\.[0-9]\./.test(options.version ?? ''));
  }

  /** Actions that change something, in their order. */
  get writes(): readonly string[] {
    return this.calls
      .map(({ action }) => action)
      .filter((action) => /_(create|patch|update|upsert|delete)$/.test(action));
  }

  resource(name: string): StoredResource {
    for (const { resources } of this.packages.values()) {
      const found = resources.find(({ fields }) => fields['name'] === name);
      if (found) return found;
    }
    throw new Error(`no resource ${name}`);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.address);
    const action = /^\/api\/3\/action\/(\w+)$/.exec(url.pathname)?.[1];
    const sent = await readSent(request, Buffer.concat(chunks));
    const authorization = request.headers.authorization;
    const call: Call = {
      action: action ?? `GET ${url.pathname.split('/').at(-1) ?? ''}`,
      fields: sent.fields,
      authorization,
      ...(sent.file ? { fileName: sent.file.name } : {}),
    };
    this.calls.push(call);
    this.runJobs();
    const count = this.calls.filter((one) => one.action === call.action).length;
    const meddling = this.meddle(call, count);
    if (typeof meddling === 'function') meddling(response);
    else if (meddling === 'drop') response.destroy();
    else if (typeof meddling === 'object') {
      response
        .writeHead(meddling.status, { 'content-type': 'text/html', ...meddling.headers })
        .end(meddling.body ?? '');
    } else if (meddling !== 'hang') {
      if (action === undefined) this.download(url.pathname, authorization, response);
      else this.answer(action, sent, authorization, response, meddling === 'do-and-drop');
    }
  }

  private answer(
    action: string,
    sent: Sent,
    authorization: string | undefined,
    response: ServerResponse,
    drops: boolean,
  ): void {
    const { status, body } = this.act(action, sent, authorization === editorToken);
    if (drops) response.destroy();
    else response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body));
  }

  private download(path: string, authorization: string | undefined, response: ServerResponse): void {
    const [, id] = /\/resource\/([^/]+)\/download\//.exec(path) ?? [];
    for (const { fields, resources } of this.packages.values()) {
      const found = resources.find((resource) => resource.fields['id'] === id);
      if (!found || (fields['private'] === true && authorization !== editorToken)) continue;
      response.writeHead(200, { 'content-type': 'text/csv' }).end(found.bytes);
      return;
    }
    response.writeHead(404, { 'content-type': 'text/html' }).end('<html>Not found</html>');
  }

  private act(action: string, sent: Sent, isEditor: boolean): Recorded {
    const { fields } = sent;
    switch (action) {
      case 'status_show':
        return ok({
          ...recordedResult('status'),
          extensions: this.options.extensions ?? ['datastore'],
          ckan_version: this.options.version ?? recordedResult('status')['ckan_version'],
        });
      case 'license_list':
        return recorded('licences');
      case 'organization_list_for_user':
        return recorded(isEditor ? 'organizations' : 'no-organizations');
      case 'package_show':
        return this.show(fields, isEditor);
      case 'xloader_status':
        return ok({ status: this.jobs.has(String(fields['resource_id'])) ? 'pending' : 'complete' });
      case 'datastore_info':
      case 'datastore_search':
        return this.store.act(action, fields);
      default:
        break;
    }
    if (!/^(package|resource|datastore)_/.test(action)) return recorded('unknown-action');
    if (!isEditor) return recorded(action === 'package_create' ? 'create-not-allowed' : 'update-not-allowed');
    if (action.startsWith('datastore_')) return this.store.act(action, fields);
    return action.startsWith('package_') ? this.packageAction(action, fields) : this.resourceAction(action, sent);
  }

  /** XLoader and DataPusher: some requests after an upload, a table of texts takes the place of what is there. */
  private readonly jobs = new Map<string, { left: number; readonly text: string }>();

  private runJobs(): void {
    for (const [id, job] of this.jobs) {
      job.left -= 1;
      if (job.left > 0) continue;
      this.jobs.delete(id);
      this.store.load(id, job.text);
    }
  }

  private find(id: unknown): StoredPackage | undefined {
    return [...this.packages.values()].find(({ fields }) => fields['name'] === id || fields['id'] === id);
  }

  private shown({ fields, resources }: StoredPackage): Json {
    return {
      ...fields,
      num_resources: resources.length,
      resources: resources.map((resource) => ({
        ...resource.fields,
        datastore_active: this.store.has(String(resource.fields['id'])),
      })),
    };
  }

  private show({ id }: Json, isEditor: boolean): Recorded {
    const found = this.find(id);
    if (!found) return recorded('no-package');
    return found.fields['private'] === true && !isEditor ? recorded('show-not-allowed') : ok(this.shown(found));
  }

  private packageAction(action: string, fields: Json): Recorded {
    if (action === 'package_create') {
      if (this.find(fields['name'])) return recorded('name-in-use');
      const made: StoredPackage = { fields: packageFields(fields), resources: [] };
      made.fields['id'] = randomUUID();
      this.packages.set(String(made.fields['id']), made);
      return ok(this.shown(made));
    }
    const found = this.find(fields['id'] ?? fields['name']);
    if (!found) return recorded('no-package');
    // Whoever names no resources in package_update, and no licence, has none afterwards.
    if (action === 'package_update') {
      const kept = { id: found.fields['id'], name: found.fields['name'] };
      found.fields = { ...packageFields(fields), ...kept };
      if (!('resources' in fields)) found.resources = [];
      return ok(this.shown(found));
    }
    if (action !== 'package_patch') return recorded('unknown-action');
    const { id: _, resources, ...patch } = fields;
    found.fields = { ...found.fields, ...patch };
    if (Array.isArray(resources)) {
      found.resources = found.resources.filter((one) =>
        resources.some((kept: Json) => kept['id'] === one.fields['id']),
      );
    }
    return ok(this.shown(found));
  }

  private resourceAction(action: string, { fields, file }: Sent): Recorded {
    if (file && file.bytes.length > (this.options.mostBytes ?? Number.POSITIVE_INFINITY))
      return recorded('file-too-large');
    if (action === 'resource_create') {
      const owner = this.find(fields['package_id']);
      if (!owner) return recorded('no-package');
      // A name may stand twice.
      const made: StoredResource = {
        fields: { ...resourceDefaults(), ...fields, id: randomUUID(), package_id: owner.fields['id'] },
        bytes: Buffer.alloc(0),
      };
      owner.resources.push(made);
      this.keepFile(made, file);
      return ok(made.fields);
    }
    for (const owner of this.packages.values()) {
      const found = owner.resources.find((resource) => resource.fields['id'] === fields['id']);
      if (!found) continue;
      if (action === 'resource_delete') {
        owner.resources = owner.resources.filter((resource) => resource !== found);
        return recorded('resource-deleted');
      }
      if (action !== 'resource_patch') return recorded('unknown-action');
      // The hash stays as it was where nobody sends another, whatever the file.
      found.fields = { ...found.fields, ...fields };
      this.keepFile(found, file);
      return ok(found.fields);
    }
    return recorded('resource-gone');
  }

  private keepFile(resource: StoredResource, file: SentFile | undefined): void {
    if (!file) return;
    const { id, package_id } = resource.fields;
    resource.bytes = file.bytes;
    if (this.options.extensions?.includes('xloader') && file.name.endsWith('.csv')) {
      this.jobs.set(String(id), { left: 5, text: file.bytes.toString('utf8') });
    }
    resource.fields['url_type'] = 'upload';
    resource.fields['size'] = file.bytes.length;
    // munge_filename: whatever is no ASCII letter, digit, `_`, `.`, `-` or space is dropped.
    const name = file.name
      .toLowerCase()
      .replace(/[^a-z0-9_. -]/g, '')
      .replaceAll(' ', '-');
    resource.fields['url'] = `${this.address}/dataset/${String(package_id)}/resource/${String(id)}/download/${name}`;
  }
}

export const ok = (result: unknown): Recorded => ({ status: 200, body: { help: '', success: true, result } });

const packageFields = (fields: Json): Json => {
  const blank = { ...recordedResult('package'), title: '', notes: null, license_id: null, version: null, url: null };
  const all: Json = { ...blank, author: null, tags: [], extras: [], ...fields };
  delete all['resources'];
  return all;
};

const resourceDefaults = (): Json => {
  return {
    ...recordedResult('resource'),
    description: null,
    hash: '',
    format: '',
    name: null,
    url: '',
    url_type: null,
  };
};

interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Sent {
  readonly fields: Json;
  readonly file?: SentFile;
}

async function readSent(request: IncomingMessage, body: Buffer): Promise<Sent> {
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return { fields: {} };
  if (!type.startsWith('multipart/')) return { fields: JSON.parse(body.toString('utf8')) };
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const fields: Json = {};
  let file: SentFile | undefined;
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else file = { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
  }
  return { fields, ...(file ? { file } : {}) };
}

/** Starts a stand-in for the running test. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = new StandIn(options);
  standIn.address = await listen((request, response) => {
    standIn.handle(request, response).catch((problem: unknown) => response.destroy(problem as Error));
  });
  return standIn;
}

/** Listens on loopback for as long as the running test lasts. */
export async function listen(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

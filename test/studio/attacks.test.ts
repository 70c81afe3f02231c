import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildGuard } from '../../src/studio/guard.js';
import { buildRoutes, type Studio } from '../../src/studio/routes.js';
import { runBuilt } from '../cli/run-mokuhyo.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';
import { enter, type StudioProcess, startStudio } from './studio-process.js';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

describe('a studio that somebody attacks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-attack-'));
  const dataset = join(folder, 'dataset');
  let studio: StudioProcess;
  let cookie: string;

  beforeAll(async () => {
    studio = await startStudio(dataset);
    cookie = await enter(studio);
  });
  afterAll(async () => {
    await studio.close();
    rmSync(folder, { recursive: true });
  });

  /** A request with whatever headers: fetch would not let Host be chosen. */
  const ask = (
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(`${studio.origin}${path}`, { method, headers: { cookie, ...headers } }, (answer) => {
        let text = '';
        answer.on('data', (chunk) => {
          text += String(chunk);
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const own = () => ({ origin: studio.origin, 'content-type': 'application/json' });
  const filesOf = (path: string): string[] =>
    existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];

  test('opens to nobody without the token or the cookie, and the token is no guess', async () => {
    expect((await ask('/api/state', { headers: { cookie: '' } })).status).toBe(401);
    expect((await ask('/', { headers: { cookie: '' } })).status).toBe(401);
    expect((await ask('/assets/studio.js', { headers: { cookie: '' } })).status).toBe(401);
    expect((await ask('/open?token=guess', { headers: { cookie: '' } })).status).toBe(401);
    expect((await ask('/open', { headers: { cookie: '' } })).status).toBe(401);
    expect(new URL(studio.address).searchParams.get('token')).toMatch(/^[0-9a-f]{64}$/);
    expect((await ask('/api/state')).status).toBe(200);
  });

  test('gives a cookie that scripts cannot read and other sites cannot send, and takes the token out of the address', async () => {
    const answer = await fetch(studio.address);
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(await answer.text()).toContain('content="0;url=/"');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(cookie).not.toContain(new URL(studio.address).searchParams.get('token') ?? '?');
  });

  test('answers to no other name: a name that was made to point here (DNS rebinding) is refused', async () => {
    const { port } = new URL(studio.origin);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}`,
      '127.0.0.1',
      `127.0.0.1.evil.example:${port}`,
    ]) {
      expect([host, (await ask('/api/state', { headers: { host } })).status]).toEqual([host, 403]);
    }
  });

  test('takes nothing from a page of another site, nor from one without an origin', async () => {
    const body = JSON.stringify({ by: 'attacker' });
    const post = (headers: Record<string, string>) => ask('/api/settings', { method: 'POST', body, headers });
    expect((await post({ 'content-type': 'application/json' })).status).toBe(403);
    expect((await post({ ...own(), origin: 'http://evil.example' })).status).toBe(403);
    expect((await post({ ...own(), origin: 'null' })).status).toBe(403);
    expect((await post({ ...own(), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask('/api/state', { headers: { 'sec-fetch-site': 'same-site' } })).status).toBe(403);
    expect(JSON.parse((await ask('/api/state')).body)).toMatchObject({ by: '' });
  });

  test('listens on the loopback address only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    const port = Number(new URL(studio.origin).port);
    // A machine may have no other address; whatever listens on all of them answers to 127.0.0.2, too (Linux).
    for (const address of [...others, ...(process.platform === 'linux' ? ['127.0.0.2'] : [])]) {
      const refused = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port }, () => resolve(false));
        socket.on('error', () => resolve(true));
      });
      expect([address, refused]).toEqual([address, true]);
    }
  });

  test('allows no inline script and no frame', async () => {
    const { headers, body } = await ask('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/<script(?![^>]* src=)/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('keeps no file outside of its folder, whatever its name', async () => {
    const upload = (name: string) =>
      ask(`/api/uploads?name=${encodeURIComponent(name)}`, {
        method: 'PUT',
        body: pdfWithTable([['a']]),
        headers: { origin: studio.origin },
      });
    const before = filesOf(folder);
    for (const name of [
      '../../evil.pdf',
      '..\\evil.pdf',
      '/etc/evil.pdf',
      'C:\\evil.pdf',
      '.mokuhyo/lock.pdf',
      'a\u0000.pdf',
      'con.pdf',
      '\u202efdp.pdf',
      `${'長'.repeat(400)}.pdf`,
    ]) {
      expect((await upload(name)).status).toBe(200);
    }
    const added = filesOf(folder).filter((name) => !before.includes(name) && statSync(join(folder, name)).isFile());
    expect(added.every((name) => /^dataset\/pdfs\/[^/\\]+\.pdf$/.test(name))).toBe(true);
    expect(added).not.toContain('dataset/pdfs/con.pdf');
    // The same bytes under other names lie there once each, and never over one another.
    expect((await upload('evil.pdf')).body).toContain('evil.pdf');
    for (const name of ['manifest.json', 'x.html', 'pdf', '..', '']) expect((await upload(name)).status).toBe(415);
  });

  test('writes no file over another', async () => {
    const put = (body: Uint8Array) =>
      ask('/api/uploads?name=same.pdf', { method: 'PUT', body, headers: { origin: studio.origin } });
    expect(JSON.parse((await put(pdfWithTable([['one']]))).body)).toEqual({ name: 'same.pdf', there: false });
    expect(JSON.parse((await put(pdfWithTable([['two']]))).body)).toEqual({ name: 'same-2.pdf', there: false });
    expect(JSON.parse((await put(pdfWithTable([['one']]))).body)).toEqual({ name: 'same.pdf', there: true });
  });

  test('ends an upload that is too large, whatever its sender says of its length', async () => {
    const declared = await ask('/api/uploads?name=big.pdf', {
      method: 'PUT',
      headers: { origin: studio.origin, 'content-length': String(300 * 1024 * 1024) },
      body: '%PDF',
    }).catch((problem: Error) => problem.message);
    expect(typeof declared === 'string' ? 413 : declared.status).toBe(413);
    const json = await ask('/api/steps', {
      method: 'POST',
      headers: own(),
      body: `{"by":"${'x'.repeat(5 * 1024 * 1024)}"}`,
    }).catch(() => ({ status: 413 }));
    expect(json.status).toBe(413);
    expect(filesOf(dataset).filter((name) => /big|upload$/.test(name))).toEqual([]);
  });

  test('serves no file of the disk', async () => {
    for (const path of [
      '/assets/../../package.json',
      '/assets/%2e%2e%2fpackage.json',
      '/assets/__proto__',
      '/assets/constructor',
      '/pages/../../manifest.json',
    ]) {
      const { body } = await ask(path);
      expect([path, /"dependencies"|"program"/.test(body)]).toEqual([path, false]);
    }
    expect((await ask('/api/documents/..%2f..%2fpackage')).status).toBe(404);
  });

  test('refuses steps of another form, and lines that no corrections.csv may hold', async () => {
    const line = {
      document: 'a'.repeat(12),
      place: '1/1/1/1',
      page: '',
      bbox: '',
      printed_text: '',
      field: 'value_number',
      value: '1,2',
      reason: '',
    };
    const post = (body: unknown) => ask('/api/steps', { method: 'POST', headers: own(), body: JSON.stringify(body) });
    expect((await post({ by: 'x', lines: [{ ...line, field: '__proto__' }] })).status).toBe(400);
    expect((await post({ by: 'x', lines: [line] })).status).toBe(422);
    expect((await post('nonsense')).status).toBe(400);
    expect(existsSync(join(dataset, 'corrections.csv'))).toBe(false);
  });

  /** Every route that the server has, with something in the place of its parameters. */
  const routes = buildRoutes(
    {} as Studio,
    buildGuard(() => ''),
  )
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({
      method,
      path: path
        .replace(':id', 'a'.repeat(12))
        .replace(/:(page|table)\{[^/]*\}/, '1')
        .replace(':name', 'studio.js')
        .replace('*', 'years'),
    }))
    .filter(({ path }) => path !== '/open');
  const changing = routes.filter(({ method }) => method !== 'GET');

  test('has the routes that the next tests are about', () => {
    expect(routes.length).toBeGreaterThan(25);
    expect(changing.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/steps', '/api/teach', '/api/teach/forget', '/api/ocr', '/api/password']),
    );
  });

  test.each(routes)(
    '$method $path: to nobody without the cookie, under no other name, from no other site',
    async ({ method, path }) => {
      const { port } = new URL(studio.origin);
      const body = method === 'GET' ? undefined : '{}';
      const asked = async (headers: Record<string, string>) =>
        (await ask(path, { method, headers: { ...own(), ...headers }, ...(body === undefined ? {} : { body }) }))
          .status;
      expect(await asked({ cookie: '' })).toBe(401);
      expect(await asked({ cookie: cookie.replace(/.$/, (last) => (last === '0' ? '1' : '0')) })).toBe(401);
      expect(await asked({ host: `evil.example:${port}` })).toBe(403);
      expect(await asked({ origin: 'http://evil.example' })).toBe(403);
      expect(await asked({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    },
  );

  test.each(changing)(
    '$method $path: changes nothing for a page without an origin, nor for bodies of another form',
    async ({ method, path }) => {
      const bare = await ask(path, { method, headers: { 'content-type': 'application/json' }, body: '{}' });
      expect(bare.status).toBe(403);
      if (path === '/api/stop' || method !== 'POST') return;
      for (const body of [
        'nonsense',
        '[]',
        '{"__proto__":{"by":"x"},"document":"../../etc","documents":"all","name":"../x"}',
      ]) {
        expect([body, (await ask(path, { method, headers: own(), body })).status]).toEqual([
          body,
          path === '/api/settings' || path === '/api/config' ? expect.any(Number) : 400,
        ]);
      }
      const headers = { ...own(), 'content-length': String(5 * 1024 * 1024), connection: 'close' };
      const huge = await ask(path, { method, headers, body: '{}' }).catch(() => ({ status: 413 }));
      expect(huge.status).toBe(413);
    },
  );

  test('writes no profile outside of its folder, and forgets none that is not a form', async () => {
    const teaching = {
      title: '../../evil',
      words: ['../../evil', '..\\evil'],
      columns: [{ header: '../../evil', role: 'indicator_name', value_kind: '', year: '' }],
      rows: [],
      by: '<script>',
    };
    const before = filesOf(folder);
    expect((await ask('/api/teach', { method: 'POST', headers: own(), body: JSON.stringify(teaching) })).status).toBe(
      200,
    );
    const added = filesOf(folder).filter((name) => !before.includes(name) && statSync(join(folder, name)).isFile());
    expect(added.filter((name) => !/^dataset\/(profiles\/form-[0-9a-f]{10}\.json|\.mokuhyo\/)/.test(name))).toEqual([]);
    for (const name of ['../manifest', 'form-0000000000', '..', 'a/b', '']) {
      const body = JSON.stringify({ name });
      expect((await ask('/api/teach/forget', { method: 'POST', headers: own(), body })).status).toBe(400);
    }
    expect((await ask(`/api/teach/${'a'.repeat(12)}/1`)).status).toBe(422);
    expect((await ask('/api/teach/..%2f..%2fx/1')).status).toBe(400);
  });

  test('reads nothing again that is no document of the dataset', async () => {
    const post = (path: string, body: unknown) =>
      ask(path, { method: 'POST', headers: own(), body: JSON.stringify(body) });
    expect((await post('/api/password', { document: 'a'.repeat(12), password: 'x' })).status).toBe(422);
    expect((await post('/api/password', { document: 'a'.repeat(12), password: 'x\ny' })).status).toBe(400);
    expect((await post('/api/ocr', { documents: ['a'.repeat(12)] })).status).toBe(422);
    expect((await post('/api/ocr', { documents: ['../x'] })).status).toBe(400);
  });

  test('lets no other run write beside it, and says the way out', async () => {
    const ran = await runBuilt(['convert', join(dataset, 'pdfs'), '--out', dataset, '--quiet']);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('mokuhyo studio');
    await expect(startStudio(dataset)).rejects.toThrow('ended with 2');
  });
});

import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../batch/temporary-folder.js';
import { makeDataset } from '../catalog/example-dataset.js';
import { editorToken, type StandIn, startStandIn } from '../catalog/stand-in.js';
import { chromiumPath, launch, waitUntil } from '../review/chromium.js';
import { expectNoOverflow, findViolations } from '../review/page-checks.js';
import { openPage } from './studio-browser.js';
import { enter, type StudioProcess, startStudio } from './studio-process.js';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly lines: readonly string[];
  readonly plan: string;
  readonly message: string;
  readonly message_ja: string;
}

let catalogue: StandIn;
let out: string;
let studio: StudioProcess;
let cookie: string;

const example = { documents: { 'kodomo.pdf': 'こども部 2020 3 values' } };

const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-catalogue-'));
beforeAll(async () => {
  out = await makeDataset(folder, example);
  studio = await startStudio(out);
  cookie = await enter(studio);
});
afterAll(async () => {
  await studio?.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  catalogue = await startStandIn();
});

/** What a page sends to `/api/catalogue/<verb>`. */
async function ask(
  verb: string,
  change: Record<string, string> = {},
  headers = { cookie },
  { origin } = studio,
): Promise<Answer> {
  const target = { site: catalogue.address, dataset: 'mokuhyo', organization: '', token: editorToken, ...change };
  const answer = await fetch(`${origin}/api/catalogue/${verb}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(target),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { ...(isJson ? JSON.parse(text) : {}), status: answer.status, text };
}

/** Files of the dataset's folder that hold a text. */
const filesWith = (text: string): readonly string[] =>
  readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(out, name);
    return statSync(path).isFile() && readFileSync(path).includes(text);
  });

describe('a dataset goes from the studio into a catalogue', () => {
  test('the plan that was shown is pushed, then nothing is left to do, and all agrees', async () => {
    const planned = await ask('plan');
    expect(planned.lines).toContain('+ create: 観測値（observations.csv）');
    expect(catalogue.writes).toEqual([]);
    const pushed = await ask('push', { plan: planned.plan });
    expect(pushed.lines).toContain('pushing 観測値（observations.csv）');
    expect(pushed.lines.at(-1)).toBe(`Pushed: ${catalogue.address}/dataset/mokuhyo`);
    const again = await ask('plan');
    expect([again.lines.at(-1), again.plan]).toEqual(['Nothing to do.', '']);
    const verified = await ask('verify', { token: '' });
    expect(verified.lines.at(-1)).toMatch(/^All \d+ checks agree\.$/);
    const said = [planned, pushed, again, verified].map(({ text }) => text).join('');
    expect(`${said}${studio.said()}`).not.toContain(editorToken);
    expect(filesWith('observations.csv')).not.toEqual([]);
    expect(filesWith(editorToken)).toEqual([]);
  });

  test('nothing else than the plan that was shown is pushed', async () => {
    const first = await ask('plan');
    const second = await ask('plan');
    expect((await ask('push', { plan: first.plan })).message).toContain('not the plan that was shown last');
    expect((await ask('push', { plan: second.plan, dataset: 'another' })).status).toBe(422);
    expect((await ask('push', { plan: second.plan, token: '' })).message).toBe('A push needs a token.');
    expect((await ask('push')).status).toBe(400);
    renameSync(join(out, 'observations.csv'), join(folder, 'away'));
    onTestFinished(() => renameSync(join(folder, 'away'), join(out, 'observations.csv')));
    expect((await ask('push', { plan: second.plan })).message).toContain('observations.csv');
    expect(catalogue.writes).toEqual([]);
  });

  test('a plan that is refused cannot be pushed', async () => {
    const other = await startStudio(await makeDataset(temporaryFolder(), { ...example, doubtful: true }));
    onTestFinished(() => other.close());
    const planned = await ask('plan', {}, { cookie: await enter(other) }, other);
    expect([planned.status, planned.plan]).toEqual([200, '']);
    expect(planned.lines.at(-1)).toBe('The plan is refused: a push does nothing.');
  });

  test('a wrong token is told, and not repeated', async () => {
    const token = 'nobody-has-this-token';
    const refused = await ask('plan', { token });
    expect(refused.status).toBe(422);
    expect(refused.message).toContain('in which this token may make datasets');
    expect(refused.message_ja).toContain('このトークンでデータセットを登録できる組織がありません');
    expect(`${refused.text}${studio.said()}`).not.toContain(token);
    const broken = await ask('plan', { token: 'two\nlines of it' });
    expect([broken.status, broken.text.includes('lines of it')]).toEqual([422, false]);
  });

  test.each([
    ['site', 'ftp://data.example.jp/', 'https://'],
    ['site', 'https://user:secret@data.example.jp/', 'https://'],
    ['site', 'http://data.example.jp/', 'not https'],
    ['dataset', '../admin', 'a-z'],
  ])('a wrong %s: %s', async (field, value, words) => {
    const refused = await ask('plan', { [field]: value });
    expect([refused.status, refused.message.includes(words), refused.text.includes('secret')]).toEqual([
      422,
      true,
      false,
    ]);
    expect(catalogue.calls).toEqual([]);
  });

  test('nobody without the cookie, and no other site, reaches the catalogue', async () => {
    const id = (await ask('plan')).plan;
    const calls = catalogue.calls.length;
    for (const verb of ['plan', 'push', 'verify']) {
      expect((await ask(verb, { plan: id }, { cookie: '' })).status).toBe(401);
      const other = { cookie, origin: 'http://evil.example' };
      expect((await ask(verb, { plan: id }, other)).status).toBe(403);
    }
    expect(catalogue.calls.length).toBe(calls);
  });

  test.skipIf(chromiumPath === undefined)(
    'a person plans, pushes what was shown and verifies, in the browser',
    async () => {
      const browser = await launch();
      onTestFinished(() => browser.close());
      const { page, problems } = await openPage(browser, studio);
      await page.goto(`${studio.origin}/hand-over`);
      await page.click('details.catalogue summary');
      await page.fill('#catalogue-site', catalogue.address);
      await page.fill('#catalogue-dataset', 'mokuhyo');
      await page.fill('#catalogue-token', editorToken);
      const shows = (text: string): Promise<void> =>
        waitUntil(page, `document.querySelector('#catalogue-said').textContent.includes('${text}')`);
      await page.click('#catalogue-plan');
      await shows('登録すると、上のとおりに変わります。');
      expect(await findViolations(page)).toEqual([]);
      await expectNoOverflow(page);
      expect(catalogue.writes).toEqual([]);
      // A plan is about the place that it was made for.
      await page.fill('#catalogue-dataset', 'another');
      expect(await page.isVisible('#catalogue-push')).toBe(false);
      await page.fill('#catalogue-dataset', 'mokuhyo');
      await page.click('#catalogue-plan');
      await page.click('#catalogue-push');
      await shows(`登録しました: ${catalogue.address}/dataset/mokuhyo`);
      expect(await page.isVisible('#catalogue-push')).toBe(false);
      await page.click('#catalogue-verify');
      await shows('一致: ');
      expect(problems).toEqual([]);
    },
    30_000,
  );
});

import { randomUUID } from 'node:crypto';
import { readVersion } from '../batch/version.js';
import { type CatalogueSettings, planCatalogue, pushCatalogue, verifyCatalogue } from '../catalog/catalogue.js';
import {
  type CatalogueLanguage,
  describeEvent,
  describeFault,
  describePlan,
  describePushed,
  describeVerification,
} from '../catalog/describe.js';
import type { PushEvent } from '../catalog/execute-plan.js';
import { CatalogueError } from '../catalog/fault.js';
import { outcomeOf, type Plan } from '../catalog/plan-schema.js';
import { isDatasetName, isOpenToAll, readSite } from '../catalog/target.js';
import { isToken } from '../catalog/token.js';
import type { Told } from '../review/review-data.js';
import type { Jobs } from './jobs.js';
import type { CatalogueAnswer, CatalogueTarget, StudioState } from './wire.js';

export type CatalogueEnd =
  | { readonly kind: 'answered'; readonly answer: CatalogueAnswer }
  /** What stood in the way. Never holds the token. */
  | { readonly kind: 'refused'; readonly told: Told };

/** The dataset and a CKAN catalogue (データカタログ): plan, push, verify. The token lives as long as the request that brings it. */
export interface CatalogueDesk {
  readonly plan: (target: CatalogueTarget) => Promise<CatalogueEnd>;
  /** Does what the plan of this id says and nothing else: the last one that was shown. */
  readonly push: (target: CatalogueTarget, plan: string) => Promise<CatalogueEnd>;
  readonly verify: (target: CatalogueTarget) => Promise<CatalogueEnd>;
  /** What has been done so far, while it is at work; null before and after. */
  readonly progress: () => StudioState['catalogue'];
}

const problems = {
  address: {
    message: 'The address is that of the catalogue’s front page (https://…).',
    message_ja: 'カタログの先頭のアドレス（https://…）を入れてください。',
  },
  name: {
    message: 'The dataset’s name is 2 to 100 of a-z, 0-9, - and _.',
    message_ja: 'データセットの名前は、半角の英小文字・数字・-・_ の2〜100字です。',
  },
  token: {
    message: 'This is no token: 8 or more visible ASCII characters.',
    message_ja: 'トークンの形ではありません（空白のない半角8字以上）。',
  },
  noToken: { message: 'A push needs a token.', message_ja: '登録にはトークンが必要です。' },
  plainHttp: {
    message: 'The token is not sent to an address that is not https.',
    message_ja: 'https でないアドレスにはトークンを送りません。',
  },
  busy: {
    message: 'Documents are being read, or the catalogue is at work. Try again when that has ended.',
    message_ja: '文書の読み取りか、カタログの作業の途中です。終わってから、もう一度操作してください。',
  },
  otherPlan: {
    message: 'This is not the plan that was shown last. Make a new plan.',
    message_ja: '最後に示した計画ではありません。計画を作り直してください。',
  },
} as const satisfies Record<string, Told>;

/** What a person typed → settings; what is wrong with it where something is. */
function settingsOf(folder: string, target: CatalogueTarget): CatalogueSettings | Told {
  const site = readSite(target.site);
  const { dataset, token, organization } = target;
  if (!site) return problems.address;
  if (!isDatasetName(dataset)) return problems.name;
  if (token !== '' && !isToken(token)) return problems.token;
  if (token !== '' && isOpenToAll(site)) return problems.plainHttp;
  return {
    folder,
    site,
    dataset,
    token: token === '' ? undefined : token,
    version: readVersion(),
    holdsLock: true,
    ...(organization === '' ? {} : { organization }),
  };
}

type Describe = (language: CatalogueLanguage) => readonly string[];

const answer = (describe: Describe, plan = ''): CatalogueEnd => ({
  kind: 'answered',
  answer: { lines: describe('en'), lines_ja: describe('ja'), plan },
});

const refuse = (told: Told): CatalogueEnd => ({ kind: 'refused', told });

const linesOf = (events: readonly PushEvent[], language: CatalogueLanguage): readonly string[] =>
  events.flatMap((event) => describeEvent(event, language) ?? []);

async function push(
  settings: CatalogueSettings,
  shown: Plan,
  tell: (events: readonly PushEvent[]) => void,
): Promise<CatalogueEnd> {
  const events: PushEvent[] = [];
  const onEvent = (event: PushEvent): void => {
    events.push(event);
    tell(events);
  };
  const { plan, addresses } = await pushCatalogue(settings, onEvent, shown);
  if (!addresses) return answer((language) => describePlan(plan, language));
  return answer((language) => [...linesOf(events, language), describePushed(addresses.page, language)]);
}

export function openCatalogueDesk(folder: string, jobs: Pick<Jobs, 'alone'>): CatalogueDesk {
  /** The plan that was shown last. */
  let shown: { readonly id: string; readonly plan: Plan } | undefined;
  let progress: StudioState['catalogue'] = null;
  const tell = (events: readonly PushEvent[]): void => {
    progress = { lines: linesOf(events, 'en'), lines_ja: linesOf(events, 'ja') };
  };

  const run = async (
    target: CatalogueTarget,
    work: (settings: CatalogueSettings) => Promise<CatalogueEnd>,
  ): Promise<CatalogueEnd> => {
    const settings = settingsOf(folder, target);
    if ('message' in settings) return refuse(settings);
    const working = jobs.alone((stopping) => work({ ...settings, stopping }));
    if (!working) return refuse(problems.busy);
    tell([]);
    try {
      return await working;
    } catch (problem) {
      if (!(problem instanceof CatalogueError)) throw problem;
      return refuse({ message: describeFault(problem, 'en'), message_ja: describeFault(problem, 'ja') });
    } finally {
      progress = null;
    }
  };

  return {
    progress: () => progress,
    plan: (target) =>
      run(target, async (settings) => {
        shown = undefined;
        const plan = await planCatalogue(settings);
        if (outcomeOf(plan) === 'something') shown = { id: randomUUID(), plan };
        return answer((language) => describePlan(plan, language), shown?.id);
      }),
    push: (target, id) =>
      run(target, async (settings) => {
        if (settings.token === undefined) return refuse(problems.noToken);
        const isShown = shown?.id === id && shown.plan.site === settings.site.href;
        if (!shown || !isShown || shown.plan.dataset !== settings.dataset) return refuse(problems.otherPlan);
        return push(settings, shown.plan, tell);
      }),
    verify: (target) =>
      run(target, async (settings) => {
        const found = await verifyCatalogue(settings);
        return answer((language) => describeVerification(found, language));
      }),
  };
}

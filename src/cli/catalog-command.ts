import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { safeName } from '../batch/safe-name.js';
import { readVersion } from '../batch/version.js';
import type { CatalogueSettings } from '../catalog/catalogue.js';
import type { PushEvent } from '../catalog/execute-plan.js';
import type { Plan, RefusalCode } from '../catalog/plan-schema.js';
import { isDatasetName, isOpenToAll, readSite } from '../catalog/target.js';
import { readToken } from '../catalog/token.js';
import { allowFlags, catalogTexts as texts } from './catalog-texts.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import { say } from './say.js';

/** What the commands end with; 2, a wrong command line, is the same everywhere. */
const status = { done: 0, failed: 1, wrongCommandLine: 2, somethingToDo: 3, refused: 4 } as const;

interface Options {
  readonly to: string;
  readonly dataset: string;
  readonly tokenFile?: string;
  readonly organization?: string;
  readonly resources?: string;
  readonly allowHttp?: boolean;
  readonly json?: boolean;
  readonly save?: string;
  readonly plan?: string;
  readonly [flag: string]: unknown;
}

const write = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** `--allow-type-change` is `allowTypeChange` among commander's options. */
const optionName = (flag: string): string =>
  flag.replace(/^--/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The command line → settings; says what is wrong with it where something is. */
async function settingsOf(
  folder: string,
  options: Options,
  language: Language,
): Promise<CatalogueSettings | undefined> {
  const complain = (text: Bilingual, word: string): undefined => {
    write(say(text, language, safeName(word)));
    return undefined;
  };
  const site = readSite(options.to);
  if (!site) return complain(texts.badAddress, options.to.replace(/\/\/.*@/, '//'));
  if (!isDatasetName(options.dataset)) return complain(texts.badName, options.dataset);
  const read = await readToken(options.tokenFile, process.env);
  if (read.kind === 'refused') {
    const reasons = { mode: texts.tokenMode, 'no-token': texts.tokenWrong, 'no-file': texts.tokenMissing };
    return complain(reasons[read.why], read.place);
  }
  if (read.kind === 'token' && isOpenToAll(site) && !options.allowHttp) return complain(texts.plainHttp, site.href);
  const allowed = allowFlags
    .filter(({ flag }) => options[optionName(flag)] === true)
    .map(({ code }): RefusalCode => code);
  const files = options.resources
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return {
    folder,
    site,
    dataset: options.dataset,
    token: read.kind === 'token' ? read.token : undefined,
    allowed,
    version: readVersion(),
    stopping: stopOnSignal(),
    ...(files === undefined ? {} : { files }),
    ...(options.organization === undefined ? {} : { organization: options.organization }),
  };
}

/** Ctrl-C ends the work after the request that is under way; a second one at once. */
function stopOnSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return stopping.signal;
}

/** Runs what a command does and says what stood in the way. */
async function run(
  folder: string,
  options: Options,
  language: Language,
  work: (settings: CatalogueSettings) => Promise<number>,
): Promise<void> {
  const settings = await settingsOf(folder, options, language);
  if (settings === undefined) {
    process.exitCode = status.wrongCommandLine;
    return;
  }
  const [{ CatalogueError }, { describeFault }] = await Promise.all([
    import('../catalog/fault.js'),
    import('../catalog/describe.js'),
  ]);
  try {
    process.exitCode = await work(settings);
  } catch (problem) {
    if (!(problem instanceof CatalogueError)) throw problem;
    write(describeFault(problem, language));
    const isOurs = ['no-dataset', 'no-such-file', 'no-token', 'choose-organization'].includes(problem.code);
    process.exitCode = isOurs
      ? status.wrongCommandLine
      : problem.code === 'changed-since'
        ? status.refused
        : status.failed;
  }
}

const print = (result: unknown, lines: readonly string[], asJson: boolean | undefined): void => {
  process.stdout.write(asJson ? `${JSON.stringify(result, undefined, 1)}\n` : `${lines.join('\n')}\n`);
};

async function plan(settings: CatalogueSettings, options: Options, language: Language): Promise<number> {
  const [{ planCatalogue }, { describePlan }, { outcomeOf }] = await Promise.all([
    import('../catalog/catalogue.js'),
    import('../catalog/describe.js'),
    import('../catalog/plan-schema.js'),
  ]);
  const made = await planCatalogue(settings);
  if (options.save !== undefined) await writeFile(options.save, `${JSON.stringify(made, undefined, 1)}\n`);
  print(made, describePlan(made, language), options.json);
  const outcomes = { nothing: status.done, something: status.somethingToDo, refused: status.refused };
  return outcomes[outcomeOf(made)];
}

/** The plan that somebody signed off; a number is the status to end with. */
async function readPlanFile(
  file: string,
  { site, dataset }: CatalogueSettings,
  language: Language,
): Promise<Plan | number> {
  const { parsePlan } = await import('../catalog/continues-plan.js');
  const signed = parsePlan(await readFile(file, 'utf8'));
  if (signed === undefined) {
    write(say(texts.badPlan, language, safeName(file)));
    return status.wrongCommandLine;
  }
  if (signed.site === site.href && signed.dataset === dataset) return signed;
  write(say(texts.otherPlan, language, signed.site, signed.dataset));
  return status.wrongCommandLine;
}

async function push(settings: CatalogueSettings, options: Options, language: Language): Promise<number> {
  const [{ pushCatalogue }, { describeEvent, describePlan, describePushed }, { outcomeOf }] = await Promise.all([
    import('../catalog/catalogue.js'),
    import('../catalog/describe.js'),
    import('../catalog/plan-schema.js'),
  ]);
  const signed = options.plan === undefined ? undefined : await readPlanFile(options.plan, settings, language);
  if (typeof signed === 'number') return signed;
  const report = (event: PushEvent): void => {
    const line = describeEvent(event, language);
    if (line !== undefined) write(line);
  };
  const { plan: done, addresses } = await pushCatalogue(settings, report, signed);
  const lines = describePlan(done, language);
  const isPushed = outcomeOf(done) === 'something';
  print(done, isPushed ? lines.slice(0, -1) : lines, options.json);
  if (addresses === undefined) return status.refused;
  if (isPushed) write(describePushed(addresses.page, language));
  return status.done;
}

async function verify(settings: CatalogueSettings, options: Options, language: Language): Promise<number> {
  const [{ verifyCatalogue }, { describeVerification }] = await Promise.all([
    import('../catalog/catalogue.js'),
    import('../catalog/describe.js'),
  ]);
  const found = await verifyCatalogue(settings);
  print(found, describeVerification(found, language), options.json);
  return found.checks.every(({ isSame }) => isSame) ? status.done : status.somethingToDo;
}

/** What the three commands have in common. */
function subcommand(name: string, description: Bilingual, ends: Bilingual, language: Language): Command {
  return new Command(name)
    .summary(description[language])
    .description(`${description[language]}${language === 'ja' ? '' : ' '}${ends[language]}`)
    .argument('<dataset>', texts.folder[language])
    .requiredOption('--to <url>', texts.to[language])
    .requiredOption('--dataset <name>', texts.dataset[language])
    .option('--token-file <file>', texts.tokenFile[language])
    .option('--resources <list>', `${texts.resources[language]} [${texts.usual[language]}]`)
    .option('--json', texts.json[language])
    .option('--allow-http', texts.allowHttp[language]);
}

function withAllowFlags(command: Command, language: Language): Command {
  command.option('--organization <name>', texts.organization[language]);
  for (const { flag, text } of allowFlags) command.option(flag, text[language]);
  return command;
}

const example = `
  mokuhyo catalog plan   output --to https://data.example.jp/ --dataset mokuhyo-sengen
  mokuhyo catalog push   output --to https://data.example.jp/ --dataset mokuhyo-sengen
  mokuhyo catalog verify output --to https://data.example.jp/ --dataset mokuhyo-sengen
`;

/** `mokuhyo catalog`: a dataset → a CKAN catalogue. */
export function catalogCommand(language: Language): Command {
  const planning = withAllowFlags(subcommand('plan', texts.plan, texts.planStatus, language), language)
    .option('--save <file>', texts.save[language])
    .action((folder: string, options: Options) =>
      run(folder, options, language, (settings) => plan(settings, options, language)),
    );
  const pushing = withAllowFlags(subcommand('push', texts.push, texts.pushStatus, language), language)
    .option('--plan <file>', texts.planFile[language])
    .action((folder: string, options: Options) =>
      run(folder, options, language, (settings) => push(settings, options, language)),
    );
  const verifying = subcommand('verify', texts.verify, texts.verifyStatus, language).action(
    (folder: string, options: Options) =>
      run(folder, options, language, (settings) => verify(settings, options, language)),
  );
  return newCommand('catalog', texts, example, language).addCommand(planning).addCommand(pushing).addCommand(verifying);
}

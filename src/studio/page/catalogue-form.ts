import { button, element } from '../../review/parts/dom.js';
import { Refused } from '../../review/parts/refused.js';
import { language, tell, words } from '../../review/parts/words.js';
import type { CatalogueAnswer, CatalogueTarget } from '../wire.js';
import { server } from './server.js';
import { onState, takeState } from './studio-state.js';

const fieldNames = ['site', 'dataset', 'organization', 'token'] as const satisfies readonly (keyof CatalogueTarget)[];

interface Fields {
  readonly labels: readonly HTMLElement[];
  readonly target: () => CatalogueTarget;
}

function buildFields(): Fields {
  const input = (name: keyof CatalogueTarget): HTMLInputElement =>
    element('input', {
      type: name === 'token' ? 'password' : 'text',
      id: `catalogue-${name}`,
      autocomplete: 'off',
      spellcheck: 'false',
    });
  const inputs = {
    site: input('site'),
    dataset: input('dataset'),
    organization: input('organization'),
    token: input('token'),
  };
  return {
    labels: fieldNames.map((name) =>
      element('label', {}, element('span', {}, words().catalogueFields[name]), inputs[name]),
    ),
    target: () => ({
      site: inputs.site.value.trim(),
      dataset: inputs.dataset.value.trim(),
      organization: inputs.organization.value.trim(),
      token: inputs.token.value.trim(),
    }),
  };
}

const buildStop = (): HTMLButtonElement =>
  button(words().stop, () => void server.stop().then(takeState), { id: 'catalogue-stop', hidden: true });

/** While a push goes on, shows what has been done so far. */
function followPush(said: HTMLElement, isAtWork: () => boolean): void {
  const unlisten = onState(({ catalogue }) => {
    const lines = (language() === 'ja' ? catalogue?.lines_ja : catalogue?.lines) ?? [];
    if (!said.isConnected) unlisten();
    else if (isAtWork() && lines.length > 0) said.replaceChildren(element('span', {}, lines.join('\n')));
  });
}

/** Plan, push and verify in a CKAN catalogue (データカタログへの登録). The token stays in its field. */
export function buildCatalogueForm(): HTMLElement {
  const { labels, target } = buildFields();
  const said = element('pre', { id: 'catalogue-said', role: 'status' });
  const problem = element('p', { class: 'problem', role: 'alert' });
  let [plan, isAtWork] = ['', false];

  const show = (lines: readonly string[], made: string): void => {
    plan = made;
    pushing.hidden = plan === '';
    said.replaceChildren(element('span', {}, lines.join('\n')));
  };
  const act = async (work: () => Promise<CatalogueAnswer>): Promise<void> => {
    problem.textContent = '';
    show([words().catalogueWorks], '');
    for (const one of buttons) one.disabled = true;
    stopping.hidden = false;
    isAtWork = true;
    try {
      const answer = await work();
      show(language() === 'ja' ? answer.lines_ja : answer.lines, answer.plan);
    } catch (refused) {
      show([], '');
      if (!(refused instanceof Refused)) throw refused;
      problem.textContent = tell(refused.told);
    } finally {
      isAtWork = false;
      stopping.hidden = true;
      for (const one of buttons) one.disabled = false;
    }
  };
  const planning = element('button', { type: 'submit', id: 'catalogue-plan' }, words().cataloguePlan);
  const pushShown = (shown: string) => act(() => server.pushCatalogue(target(), shown));
  const pushing = button(words().cataloguePush, () => void pushShown(plan), {
    id: 'catalogue-push',
    class: 'primary',
    hidden: true,
  });
  const verifying = button(words().catalogueVerify, () => void act(() => server.verifyCatalogue(target())), {
    id: 'catalogue-verify',
  });
  const stopping = buildStop();
  followPush(said, () => isAtWork);
  const buttons = [planning, pushing, verifying];
  const form = element(
    'form',
    { class: 'config' },
    ...labels,
    problem,
    element('div', { class: 'actions' }, planning, verifying, stopping),
    said,
    element('div', { class: 'actions' }, pushing),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void act(() => server.planCatalogue(target()));
  });
  // A plan is about the place that it was made for.
  form.addEventListener('input', () => show([], ''));
  return fold(form);
}

const fold = (form: HTMLFormElement): HTMLElement =>
  element(
    'details',
    { class: 'catalogue' },
    element('summary', {}, words().toCatalogue),
    element('p', { class: 'hint' }, words().catalogueHint),
    form,
  );

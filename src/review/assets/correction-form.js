/** Fields of the form in their order, each with what it may hold. @type {readonly { name: keyof Observation & keyof typeof words.columns, choices?: Record<string, string>, empty?: boolean }[]} */
const formFields = [
  { name: 'status', choices: words.statuses },
  { name: 'value_number' },
  { name: 'unit' },
  { name: 'text_value' },
  { name: 'value_min' },
  { name: 'value_max' },
  { name: 'missing_reason', choices: words.reasons, empty: true },
  { name: 'value_kind', choices: words.kinds },
  { name: 'fiscal_year' },
  { name: 'modifiers' },
];

/** @param {Observation} observation @param {keyof Observation} name */
function textOf(observation, name) {
  return String(observation[name] ?? '');
}

/** @param {(typeof formFields)[number]} field @param {Observation} observation */
function buildField({ name, choices, empty }, observation) {
  const id = `field-${name}`;
  const value = textOf(observation, name);
  /** @type {HTMLInputElement | HTMLSelectElement} */
  let input;
  if (choices) {
    input = element('select', { id, name });
    if (empty) input.append(element('option', { value: '' }, '—'));
    for (const [key, label] of Object.entries(choices)) input.append(element('option', { value: key }, label));
  } else {
    input = element('input', { id, name, type: 'text', autocomplete: 'off' });
  }
  input.value = value;
  return element('label', { for: id }, element('span', {}, words.columns[name]), input);
}

/** What is wrong with the fields as they stand; undefined where they can be recorded. @param {Map<string, string>} changes @param {Observation} observation */
function findFormProblem(changes, observation) {
  for (const name of ['value_number', 'value_min', 'value_max']) {
    const text = changes.get(name);
    if (text !== undefined && !/^(-?\d+(\.\d+)?)?$/.test(text)) return { name, message: words.badNumber };
  }
  const known = words.modifierWords;
  const unknown = changes
    .get('modifiers')
    ?.split(' ')
    .find((word) => word !== '' && !known.includes(word));
  if (unknown !== undefined) return { name: 'modifiers', message: fill(words.badModifier, unknown, known.join(' ')) };
  const year = changes.get('fiscal_year');
  if (year !== undefined && !/^(|18[6-9]\d|19\d\d|2[01]\d\d)$/.test(year))
    return { name: 'fiscal_year', message: words.badYear };
  /** @param {keyof Observation} name */
  const now = (name) => changes.get(name) ?? textOf(observation, name);
  const needs = {
    number: ['value_number'],
    range: ['value_min', 'value_max'],
    text: ['text_value'],
    missing: ['missing_reason'],
  };
  const status = /** @type {keyof typeof needs} */ (now('status'));
  const needed = /** @type {(keyof Observation)[]} */ (needs[status]);
  if (needed.some((name) => now(name) !== '')) return undefined;
  return { name: needed[0] ?? 'status', message: fill(words.badWhole, words.statuses[status]) };
}

/** The status that goes with what was typed: a person who writes a number need not also choose 数値. @param {Map<string, string>} changes @param {Observation} observation */
function settleStatus(changes, observation) {
  if (changes.has('status')) return;
  const implied = changes.get('missing_reason')
    ? 'missing'
    : changes.get('value_number')
      ? 'number'
      : changes.get('value_min') || changes.get('value_max')
        ? 'range'
        : changes.get('text_value') && (observation.status === 'missing' || changes.get('value_number') === '')
          ? 'text'
          : observation.status;
  if (implied !== observation.status) changes.set('status', implied);
  // The words were the whole cell; beside a number only the rest of it would stand.
  const becameNumber = observation.status === 'text' && (implied === 'number' || implied === 'range');
  if (becameNumber && !changes.has('text_value')) changes.set('text_value', '');
}

/** @param {HTMLFormElement} form @param {Observation} observation */
function readChanges(form, observation) {
  /** @type {Map<string, string>} */
  const changes = new Map();
  for (const { name } of formFields) {
    const input = form.elements.namedItem(name);
    if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) continue;
    const text = name === 'text_value' || name === 'unit' ? input.value : input.value.trim();
    if (text !== textOf(observation, name)) changes.set(name, text);
  }
  settleStatus(changes, observation);
  return changes;
}

/** The doubts at a value, each with a tick: whoever corrects has usually seen them all. @param {readonly ReviewIssue[]} doubts */
function buildTicks(doubts) {
  return doubts.map((doubt, index) => {
    const tick = element('input', { type: 'checkbox', id: `settle-${index}`, name: 'settle', value: doubt.code });
    tick.checked = true;
    return element('label', { class: 'check' }, tick, element('span', {}, fill(words.alsoSettle, messageOf(doubt))));
  });
}

/** @param {HTMLFormElement} form @param {string} name */
function textIn(form, name) {
  const input = form.elements.namedItem(name);
  return input instanceof HTMLInputElement ? input.value.trim() : '';
}

/**
 * Records what the form says as one step.
 * @param {HTMLFormElement} form @param {Extract<Entry, { kind: 'value' }>} entry @param {Map<string, string>} changes
 */
function recordChanges(form, entry, changes) {
  const reason = textIn(form, 'reason');
  const by = textIn(form, 'by');
  keep(authorKey, by);
  const base = { ...lineFor(entry), reason, by };
  const lines = [...changes].map(([field, value]) => /** @type {Correction} */ ({ ...base, field, value }));
  const ticked = [...form.querySelectorAll('input[name="settle"]:checked')].map(
    (tick) => /** @type {HTMLInputElement} */ (tick).value,
  );
  const open = openDoubts(entry, [...pendingLines(documentId), ...lines]);
  const accepted = acceptLines(
    entry,
    open.filter((doubt) => ticked.includes(doubt.code)),
    reason,
  );
  addStep(documentId, [...lines, ...accepted.map((line) => ({ ...line, by }))]);
  announce(words.correctedNow);
  closeForm();
  workChanged();
}

/** @param {HTMLFormElement} form @param {Extract<Entry, { kind: 'value' }>} entry @param {Observation} observation */
function submitForm(form, entry, observation) {
  const changes = readChanges(form, observation);
  const problem = findFormProblem(changes, observation);
  const said = form.querySelector('.problem');
  for (const input of form.elements) input.removeAttribute('aria-invalid');
  if (!problem && changes.size > 0) {
    recordChanges(form, entry, changes);
    return;
  }
  if (said) said.textContent = problem ? problem.message : words.nothingChanged;
  const input = problem ? form.elements.namedItem(problem.name) : null;
  if (input instanceof HTMLElement) {
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  }
}

/** The form that corrects one value. @param {Extract<Entry, { kind: 'value' }>} entry */
function buildForm(entry) {
  const { observation } = withPending(entry.observation);
  const doubts = openDoubts(entry, pendingLines(documentId));
  const form = element(
    'form',
    { class: 'correction', 'aria-label': words.form },
    element('div', { class: 'fields' }, ...formFields.map((field) => buildField(field, observation))),
    element(
      'div',
      { class: 'fields' },
      element(
        'label',
        { class: 'wide' },
        element('span', {}, words.reason),
        element('input', { name: 'reason', type: 'text', id: 'field-reason' }),
      ),
      element(
        'label',
        {},
        element('span', {}, words.by),
        element('input', { name: 'by', type: 'text', id: 'field-by', value: readKept(authorKey) ?? '' }),
      ),
    ),
    ...buildTicks(doubts),
    element('p', { class: 'problem', role: 'alert' }),
    element(
      'div',
      { class: 'actions sticky' },
      element('button', { type: 'submit', class: 'primary', id: 'apply' }, words.apply),
      button(words.notObservation, () => recordChanges(form, entry, new Map([['not_an_observation', 'true']])), {
        id: 'not-observation',
      }),
      button(words.cancel, closeForm),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submitForm(form, entry, observation);
  });
  return form;
}

const keysKey = 'mokuhyo-keys';

/** @param {number} index @param {string} [otherwise] what to say where there is none */
function go(index, otherwise = '') {
  if (index < 0) announce(otherwise);
  else {
    announce('');
    choose(index);
  }
}

/** Single keys; they can be switched off, since speech input types letters. @type {Record<string, () => void>} */
const keyActions = {
  d: () => go(findDoubt(1), words.noDoubts),
  D: () => go(findDoubt(-1), words.noDoubts),
  n: () => go(findValue(1)),
  p: () => go(findValue(-1)),
  a: acceptChosen,
  c: openForm,
  z: undo,
};

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key === 'Escape' && formOpen) {
    closeForm();
    return;
  }
  const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
  const choosing = event.target instanceof HTMLSelectElement;
  if (typing || choosing || event.altKey || readKept(keysKey) === 'off') return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== 'z') return;
  }
  const act = keyActions[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function buildLegend() {
  const looks = { ...words.kinds, text: words.statuses.text, missing: words.statuses.missing };
  const items = Object.entries(looks).map(([look, label]) => element('li', { class: look }, label));
  items.push(element('li', { class: 'doubt' }, words.doubts), element('li', { class: 'unplaced' }, words.unplaced));
  return element('ul', { class: 'legend', 'aria-label': words.legend }, ...items);
}

function buildKeysHelp() {
  const on = element('input', { type: 'checkbox', id: 'keys-on' });
  on.checked = readKept(keysKey) !== 'off';
  on.addEventListener('change', () => keep(keysKey, on.checked ? 'on' : 'off'));
  return element(
    'details',
    { class: 'keys' },
    element('summary', {}, words.keys),
    element('p', {}, words.keysHelp),
    element('label', { class: 'check' }, on, element('span', {}, words.keysOn)),
  );
}

const progressText = element('span', { class: 'progress-text', id: 'progress' });

function showProgress() {
  const lines = pendingLines(documentId);
  const all = entries.reduce((sum, entry) => sum + doubtsOf(entry).length, 0);
  const open = entries.reduce((sum, entry) => sum + openDoubts(entry, lines).length, 0);
  progressText.textContent = `${words.doubts} ${open} / ${all}`;
}

function buildBar() {
  const { previous, next, document: row } = reviewDocument;
  /** @param {string} id @param {string} label */
  const link = (id, label) => (id === '' ? undefined : element('a', { href: `${id}.html${location.search}` }, label));
  return element(
    'div',
    { class: 'bar' },
    element('span', { class: `status ${row.status}` }, words.documentStatuses[row.status]),
    element(
      'span',
      { dir: 'auto' },
      shorten([row.municipality, row.department].filter((text) => text !== '').join(' '), 60),
    ),
    element('span', {}, `${words.values} ${reviewDocument.observations.length}`),
    progressText,
    button(words.nextDoubt, () => go(findDoubt(1), words.noDoubts), { id: 'next-doubt', class: 'primary' }),
    button(words.previousValue, () => go(findValue(-1)), { id: 'previous-value' }),
    button(words.nextValue, () => go(findValue(1)), { id: 'next-value' }),
    link(previous, words.previousDocument),
    link(next, words.nextDocument),
    buildKeysHelp(),
  );
}

function buildDocumentPage() {
  const { title, source_file } = reviewDocument.document;
  document.body.append(
    buildHeader('document', shorten(title === '' ? source_file : title, 160)),
    buildBar(),
    element(
      'main',
      {},
      element('div', { class: 'left' }, buildLegend(), buildPagesPane()),
      element('div', { class: 'right' }, statusLine, buildValuesPane(), buildDetailPane()),
    ),
  );
  announce('');
  listeners.changed.push(showProgress);
  showProgress();
  document.addEventListener('keydown', onKey);
  const wanted = entries.findIndex((entry) => entry.key === decodeURIComponent(location.hash.slice(1)));
  if (wanted >= 0) choose(wanted, false);
}

buildDocumentPage();

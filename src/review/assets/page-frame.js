/** Path from the page to the review's folder. */
const root = document.documentElement.dataset['root'] ?? '';

const statusLine = element('p', { class: 'announcement', role: 'status', 'aria-live': 'polite' });

/** Says what happened, to eyes and screen readers. @param {string} text */
function announce(text) {
  statusLine.textContent = text;
  statusLine.classList.toggle('empty', text === '');
}

const pendingCount = element('span', { class: 'pending' });

/** Shows how much waits to be saved. */
function showPending() {
  const count = countPending();
  pendingCount.textContent = count > 0 ? fill(words.pending, count) : '';
  if (!storageWorks) announce(words.storageFailed);
}

/** The head of every page. @param {'index' | 'series' | 'document'} kind @param {string} title */
function buildHeader(kind, title) {
  const list = new URLSearchParams(location.search).get('list') ?? '';
  const link = (/** @type {'index' | 'series'} */ to) =>
    element('a', { href: `${root}${to}.html${to === 'index' && list !== '' ? `#${list}` : ''}` }, words[to]);
  const others = /** @type {const} */ (['index', 'series']).filter((to) => to !== kind);
  const nav = element('nav', { 'aria-label': words.navigation }, ...others.map(link));
  const actions = element(
    'div',
    { class: 'actions' },
    pendingCount,
    button(words.save, () => void saveCorrections(), { class: 'primary', id: 'save' }),
    button(words.download, downloadCorrections, { id: 'download' }),
    button(words.language, switchLanguage, { id: 'language', lang: language === 'ja' ? 'en' : 'ja' }),
  );
  const heading = element('h1', {}, title);
  document.title = title;
  showPending();
  return element('header', { class: 'frame' }, heading, nav, actions);
}

/** Boxes on the pages by the number of their entry. @type {Map<number, HTMLElement>} */
const boxes = new Map();

/** Puts a box over its place: shares of the page, so that it fits at any size. @param {HTMLElement} box @param {string} bbox @param {{ width: number, height: number }} page */
function placeBox(box, bbox, { width, height }) {
  const [left = 0, top = 0, right = 0, bottom = 0] = bbox.split(' ').map(Number);
  box.style.left = `${(left / width) * 100}%`;
  box.style.top = `${(top / height) * 100}%`;
  box.style.width = `${((right - left) / width) * 100}%`;
  box.style.height = `${((bottom - top) / height) * 100}%`;
}

/** Other parts of the same cell have the same box: choosing it again goes to the next. @param {number} index */
function chooseAtBox(index) {
  const box = boxes.get(index);
  const same = [...boxes].filter(([, other]) => other === box).map(([other]) => other);
  const next = same[(same.indexOf(chosen) + 1) % same.length];
  choose(next ?? index);
}

/** @param {Entry} entry @param {number} index @param {ReviewDocument['pages'][number]} page @param {HTMLElement} layer @param {Map<string, HTMLElement>} placed */
function addBox(entry, index, page, layer, placed) {
  const { bbox } = whereIs(entry);
  const there = entry.kind === 'value' ? placed.get(bbox) : undefined;
  if (there) {
    boxes.set(index, there);
    return;
  }
  const look = entry.kind === 'value' ? lookOf(entry.observation) : entry.kind;
  // The list says the same to screen readers and the keyboard.
  const box = element('button', { type: 'button', class: `box ${look}`, tabindex: '-1', 'aria-hidden': 'true' });
  placeBox(box, bbox, page);
  box.addEventListener('click', () => chooseAtBox(index));
  boxes.set(index, box);
  if (entry.kind === 'value') placed.set(bbox, box);
  layer.append(box);
}

/** @param {ReviewDocument['pages'][number]} page */
function buildPage(page) {
  const layer = element('div', { class: 'layer' });
  const sheet = element('div', { class: 'sheet' });
  sheet.style.aspectRatio = `${page.width} / ${page.height}`;
  if (page.picture === '') {
    sheet.classList.add('blank');
    sheet.append(element('p', { class: 'no-picture' }, words.noPicture));
  } else {
    const picture = element('img', { loading: 'lazy', decoding: 'async', alt: fill(words.pagePicture, page.page) });
    picture.src = page.picture;
    sheet.append(picture);
  }
  /** @type {Map<string, HTMLElement>} */
  const placed = new Map();
  entries.forEach((entry, index) => {
    const where = whereIs(entry);
    if (where.page === page.page && where.bbox !== '') addBox(entry, index, page, layer, placed);
  });
  sheet.append(layer);
  return element(
    'figure',
    { class: 'page', 'data-page': String(page.page) },
    element('figcaption', {}, fill(words.pageNumber, page.page)),
    sheet,
  );
}

/** Lights the chosen entry's box and brings it into view; a page without a box of it is brought into view itself. */
function lightBox() {
  for (const box of boxes.values()) box.classList.remove('lit');
  const entry = entries[chosen];
  const box = boxes.get(chosen);
  box?.classList.add('lit');
  const page = entry ? whereIs(entry).page : null;
  const target = box ?? document.querySelector(`figure[data-page="${page}"]`);
  target?.scrollIntoView({ block: 'center', inline: 'nearest' });
}

/** Marks boxes whose values have an open doubt. */
function markDoubts() {
  const lines = pendingLines(documentId);
  for (const box of boxes.values()) box.classList.remove('doubt');
  entries.forEach((entry, index) => {
    if (openDoubts(entry, lines).length > 0) boxes.get(index)?.classList.add('doubt');
  });
}

function buildPagesPane() {
  const pane = element('section', { class: 'pages', 'aria-label': words.pages, tabindex: '0' });
  for (const { message, message_ja } of reviewDocument.notices) {
    pane.append(element('p', { class: 'notice' }, messageOf({ message, message_ja })));
  }
  pane.append(...reviewDocument.pages.map(buildPage));
  listeners.chosen.push(lightBox);
  listeners.changed.push(markDoubts);
  markDoubts();
  return pane;
}

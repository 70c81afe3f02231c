import { type Attributes, element } from './dom.js';
import { enableDrawing } from './draw-box.js';

/** A box on a page. */
export interface SheetBox {
  readonly key: string;
  readonly page: number;
  readonly bbox: string;
  /** Class of its look; `kind` takes the colour of its kind. */
  readonly look: string;
  readonly paint?: (box: HTMLElement) => void;
}

export interface SheetPage {
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

export interface SheetSettings {
  readonly pages: readonly SheetPage[];
  /** Address of a page's picture at so many pixels per point; empty where there is none. */
  readonly pictureAt: (page: number, scale: number) => string;
  /** Pixels per point that there are, in ascending order. */
  readonly scales: readonly number[];
  readonly label: string;
  readonly pageName: (page: number) => string;
  readonly noPicture: string;
  /** Said until a page's picture is there. */
  readonly drawing: string;
  readonly onChoose: (key: string) => void;
}

const MIN_ZOOM = 0.25;
const MAX_ZOOM = 12;
/** One press of + or −. */
const STEP = 1.25;
/** Pixels that a box's height should have to be read without effort. */
const READABLE = 34;
/** Share of the room that a box may take. */
const ROOM = 0.9;

interface Sheet {
  readonly page: SheetPage;
  readonly sheet: HTMLElement;
  readonly layer: HTMLElement;
  readonly image: HTMLImageElement;
  scale: number;
}

/** The pages of a document, drawn as sharp as the zoom asks, with boxes over what was read (紙面). */
export class PageSheets {
  readonly root: HTMLElement;
  readonly #settings: SheetSettings;
  readonly #sheets = new Map<number, Sheet>();
  readonly #boxes = new Map<string, HTMLElement>();
  readonly #near: IntersectionObserver;
  #zoom = 1;
  #fits = true;
  #lit: HTMLElement | undefined;

  constructor(settings: SheetSettings) {
    this.#settings = settings;
    this.root = element('section', { class: 'sheets', 'aria-label': settings.label, tabindex: 0 });
    this.#near = new IntersectionObserver((entries) => this.#drawNear(entries), {
      root: this.root,
      rootMargin: '600px 0px',
    });
    for (const page of settings.pages) this.#addPage(page);
    new ResizeObserver(() => this.#fit()).observe(this.root);
    this.root.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    this.#listenForPinch();
  }

  /** The room is another: the pages fit it again, and what was in view stays there. */
  #fit(): void {
    if (!this.#fits) return;
    this.fitWidth();
    if (this.#lit) this.#bringIntoView(this.#lit);
  }

  get zoom(): number {
    return this.#zoom;
  }

  /** Boxes over the pages; those that were there go. */
  showBoxes(boxes: readonly SheetBox[]): void {
    for (const { layer } of this.#sheets.values()) layer.replaceChildren();
    this.#boxes.clear();
    const placed = new Map<string, HTMLElement>();
    for (const box of boxes) {
      const sheet = this.#sheets.get(box.page);
      if (!sheet || box.bbox === '') continue;
      const same = placed.get(`${box.page} ${box.bbox}`);
      const made = same ?? this.#buildBox(box, sheet);
      placed.set(`${box.page} ${box.bbox}`, made);
      this.#boxes.set(box.key, made);
    }
  }

  /** Lights a box, and brings it into view where `jump` says so. */
  light(key: string, jump: boolean): void {
    this.#lit?.classList.remove('lit');
    this.#lit = this.#boxes.get(key);
    this.#lit?.classList.add('lit');
    if (this.#lit && jump) this.#bringIntoView(this.#lit);
  }

  /** Boxes that show what speaks for a value: drawn beside the others until the next call. */
  showEvidence(boxes: readonly { readonly page: number; readonly bbox: string }[]): void {
    for (const { layer } of this.#sheets.values()) for (const old of layer.querySelectorAll('.evidence')) old.remove();
    for (const { page, bbox } of boxes) {
      const sheet = this.#sheets.get(page);
      if (!sheet) continue;
      const mark = element('span', { class: 'evidence', 'aria-hidden': 'true' });
      placeBox(mark, bbox, sheet.page);
      sheet.layer.append(mark);
    }
  }

  /** Goes to the lit box, enlarged until it can be read, and no larger than there is room. */
  jump(): void {
    if (!this.#lit) return;
    const { width, height } = this.#lit.getBoundingClientRect();
    const room = Math.min(this.root.clientWidth / width, this.root.clientHeight / height) * ROOM;
    if (height < READABLE) this.zoomTo(this.#zoom * Math.min(READABLE / Math.max(1, height), room));
    else if (room < 1) this.zoomTo(this.#zoom * room);
    this.#bringIntoView(this.#lit);
  }

  fitWidth(): void {
    const widest = Math.max(1, ...this.#settings.pages.map(({ width }) => width));
    this.zoomTo((this.root.clientWidth - 18) / widest);
    this.#fits = true;
  }

  zoomIn(): void {
    this.zoomTo(this.#zoom * STEP);
  }

  zoomOut(): void {
    this.zoomTo(this.#zoom / STEP);
  }

  /** Pixels of the screen per point; what lies under `at` (the middle, unless said) stays where it is. */
  zoomTo(wanted: number, at?: { readonly x: number; readonly y: number }): void {
    const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, wanted));
    const { left, top } = this.root.getBoundingClientRect();
    const x = (at?.x ?? left + this.root.clientWidth / 2) - left;
    const y = (at?.y ?? top + this.root.clientHeight / 2) - top;
    const ratio = zoom / this.#zoom;
    const before = { x: this.root.scrollLeft + x, y: this.root.scrollTop + y };
    this.#zoom = zoom;
    this.#fits = false;
    for (const { sheet, page } of this.#sheets.values()) {
      sheet.style.width = `${page.width * zoom}px`;
      sheet.style.height = `${page.height * zoom}px`;
    }
    this.root.scrollLeft = before.x * ratio - x;
    this.root.scrollTop = before.y * ratio - y;
    for (const sheet of this.#sheets.values()) if (sheet.scale > 0) this.#draw(sheet);
  }

  /** Lets the person draw a box on a page; `done` is given it, in points. Escape ends it. */
  draw(done: (page: number, bbox: string) => void): () => void {
    const ends = [...this.#sheets.values()].map(({ layer, page }) =>
      enableDrawing(layer, page, (bbox) => done(page.page, bbox)),
    );
    this.root.classList.add('drawing');
    return () => {
      this.root.classList.remove('drawing');
      for (const end of ends) end();
    };
  }

  #addPage(page: SheetPage): void {
    const image = element('img', { alt: this.#settings.pageName(page.page), decoding: 'async', draggable: 'false' });
    const layer = element('div', { class: 'layer' });
    const hasPicture = this.#settings.pictureAt(page.page, this.#settings.scales[0] ?? 2) !== '';
    const content = hasPicture ? image : element('p', { class: 'no-picture' }, this.#settings.noPicture);
    const waiting = hasPicture ? element('p', { class: 'no-picture' }, this.#settings.drawing) : undefined;
    const sheet = element('div', { class: 'sheet' }, content, waiting, layer);
    this.#sheets.set(page.page, { page, sheet, layer, image, scale: 0 });
    const figure = element(
      'figure',
      { class: 'page', 'data-page': page.page },
      element('figcaption', {}, this.#settings.pageName(page.page)),
      sheet,
    );
    this.root.append(figure);
    if (hasPicture) this.#near.observe(figure);
    image.addEventListener('load', () => waiting?.remove());
    image.addEventListener('error', () => {
      waiting?.remove();
      image.replaceWith(element('p', { class: 'no-picture' }, this.#settings.noPicture));
    });
  }

  #drawNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const sheet = this.#sheets.get(Number((target as HTMLElement).dataset['page']));
      if (isIntersecting && sheet) this.#draw(sheet);
    }
  }

  /** Loads the picture that is sharp enough; a coarser one stands until it is there. */
  #draw(sheet: Sheet): void {
    const wanted = this.#zoom * devicePixelRatio;
    const { scales } = this.#settings;
    const scale = scales.find((one) => one >= wanted) ?? scales.at(-1) ?? 2;
    if (scale <= sheet.scale) return;
    sheet.scale = scale;
    const address = this.#settings.pictureAt(sheet.page.page, scale);
    if (sheet.image.src === '') {
      sheet.image.src = address;
      return;
    }
    const sharper = new Image();
    sharper.src = address;
    void sharper.decode().then(
      () => {
        if (sheet.scale === scale) sheet.image.src = address;
      },
      // The coarser picture stands.
      () => undefined,
    );
  }

  #buildBox({ key, bbox, look, paint }: SheetBox, { page, layer }: Sheet): HTMLElement {
    // The list says the same to screen readers and the keyboard.
    const attributes: Attributes = { type: 'button', class: `box ${look}`, tabindex: -1, 'aria-hidden': 'true' };
    const box = element('button', attributes);
    placeBox(box, bbox, page);
    paint?.(box);
    box.addEventListener('click', () => this.#chooseAt(box, key));
    layer.append(box);
    return box;
  }

  /** Several values of one cell have one box: choosing it again goes to the next. */
  #chooseAt(box: HTMLElement, first: string): void {
    const keys = [...this.#boxes].filter(([, other]) => other === box).map(([key]) => key);
    const at = box === this.#lit ? keys.indexOf(box.dataset['last'] ?? '') + 1 : 0;
    const next = keys[at % keys.length] ?? first;
    box.dataset['last'] = next;
    this.#settings.onChoose(next);
  }

  #bringIntoView(box: HTMLElement): void {
    const inner = box.getBoundingClientRect();
    const outer = this.root.getBoundingClientRect();
    const isInside =
      inner.top >= outer.top + 20 &&
      inner.bottom <= outer.bottom - 20 &&
      inner.left >= outer.left &&
      inner.right <= outer.right;
    if (isInside) return;
    this.root.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
    this.root.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }

  /** A pinch on a touchpad comes as a wheel with Ctrl; a plain wheel scrolls. */
  #onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoomTo(this.#zoom * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  }

  #listenForPinch(): void {
    const touches = new Map<number, PointerEvent>();
    let distance = 0;
    const spread = (): { readonly x: number; readonly y: number; readonly wide: number } => {
      const [one, other] = [...touches.values()];
      const [x, y] = [
        ((one?.clientX ?? 0) + (other?.clientX ?? 0)) / 2,
        ((one?.clientY ?? 0) + (other?.clientY ?? 0)) / 2,
      ];
      return {
        x,
        y,
        wide: Math.hypot((one?.clientX ?? 0) - (other?.clientX ?? 0), (one?.clientY ?? 0) - (other?.clientY ?? 0)),
      };
    };
    this.root.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'touch') touches.set(event.pointerId, event);
      if (touches.size === 2) distance = spread().wide;
    });
    this.root.addEventListener('pointermove', (event) => {
      if (!touches.has(event.pointerId)) return;
      touches.set(event.pointerId, event);
      if (touches.size !== 2 || distance === 0) return;
      const { x, y, wide } = spread();
      this.zoomTo(this.#zoom * (wide / distance), { x, y });
      distance = wide;
    });
    for (const name of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
      this.root.addEventListener(name, (event) => touches.delete(event.pointerId));
    }
  }
}

/** Puts a box over its place: shares of the page, so that it fits at any zoom. */
export function placeBox(box: HTMLElement, bbox: string, { width, height }: Pick<SheetPage, 'width' | 'height'>): void {
  const [left = 0, top = 0, right = 0, bottom = 0] = bbox.split(' ').map(Number);
  box.style.left = `${(left / width) * 100}%`;
  box.style.top = `${(top / height) * 100}%`;
  box.style.width = `${((right - left) / width) * 100}%`;
  box.style.height = `${((bottom - top) / height) * 100}%`;
}

import { element } from './dom.js';

/** Smaller is a slip of the hand; points. */
const SMALLEST = 3;

/** Lets a person draw a box on a page's layer with the pointer; `done` is given it as corrections.csv has boxes. Gives back what ends that. */
export function enableDrawing(
  layer: HTMLElement,
  page: { readonly width: number; readonly height: number },
  done: (bbox: string) => void,
): () => void {
  let from: { readonly x: number; readonly y: number } | undefined;
  let frame: HTMLElement | undefined;
  const at = (event: PointerEvent): { readonly x: number; readonly y: number } => {
    const { left, top, width, height } = layer.getBoundingClientRect();
    const inside = (share: number): number => Math.min(1, Math.max(0, share));
    return {
      x: inside((event.clientX - left) / width) * page.width,
      y: inside((event.clientY - top) / height) * page.height,
    };
  };
  const edges = (to: { readonly x: number; readonly y: number }): readonly number[] => {
    const start = from ?? to;
    return [Math.min(start.x, to.x), Math.min(start.y, to.y), Math.max(start.x, to.x), Math.max(start.y, to.y)];
  };
  const begin = (event: PointerEvent): void => {
    event.preventDefault();
    layer.setPointerCapture(event.pointerId);
    from = at(event);
    frame = element('span', { class: 'drawn', 'aria-hidden': 'true' });
    layer.append(frame);
  };
  const move = (event: PointerEvent): void => {
    if (!from || !frame) return;
    const [left = 0, top = 0, right = 0, bottom = 0] = edges(at(event));
    frame.style.left = `${(left / page.width) * 100}%`;
    frame.style.top = `${(top / page.height) * 100}%`;
    frame.style.width = `${((right - left) / page.width) * 100}%`;
    frame.style.height = `${((bottom - top) / page.height) * 100}%`;
  };
  const end = (event: PointerEvent): void => {
    if (!from) return;
    const box = edges(at(event));
    from = undefined;
    frame?.remove();
    const [left = 0, top = 0, right = 0, bottom = 0] = box;
    if (right - left >= SMALLEST && bottom - top >= SMALLEST) done(box.map((edge) => edge.toFixed(2)).join(' '));
  };
  layer.addEventListener('pointerdown', begin);
  layer.addEventListener('pointermove', move);
  layer.addEventListener('pointerup', end);
  return () => {
    layer.removeEventListener('pointerdown', begin);
    layer.removeEventListener('pointermove', move);
    layer.removeEventListener('pointerup', end);
    frame?.remove();
  };
}

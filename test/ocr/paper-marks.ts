import type { SKRSContext2D } from '@napi-rs/canvas';

/** What may be on a sheet besides its print (紙の汚れ・書き込み・地紋). */
export const paperMarks = [
  'faint bands',
  'halftone',
  'pen underlines',
  'punched holes',
  'ruled paper',
  'grey print',
  'shadow of a fold',
  'show-through',
  'coffee',
  'marker',
] as const;
export type PaperMark = (typeof paperMarks)[number];

/** The sheet: its size in pixels, pixels per inch, and numbers of chance. */
interface Paper {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly random: () => number;
}

type Draw = (context: SKRSContext2D, paper: Paper) => void;

/** Horizontal stretches of the sheet, each with a height and a distance from the one above, in inches. */
function inBands({ height, dpi, random }: Paper, size: number, gap: number, draw: (y: number, high: number) => void) {
  for (let y = gap * dpi * random(); y < height; y += (gap + random() * gap) * dpi) draw(y, size * dpi);
}

const draws: Readonly<Record<PaperMark, Draw>> = {
  // Toner runs out: stretches of the print are paler.
  'faint bands': (context, paper) => {
    context.fillStyle = 'rgba(255, 255, 255, 0.45)';
    inBands(paper, 0.35, 1.2, (y, high) => context.fillRect(0, y, paper.width, high));
  },
  // The ground of a form is printed in dots.
  halftone: (context, { width, height, dpi }) => {
    context.fillStyle = 'rgba(60, 60, 60, 0.35)';
    const step = dpi / 45;
    for (let y = 0; y < height; y += step) {
      for (let x = ((y / step) % 2) * (step / 2); x < width; x += step) context.fillRect(x, y, step / 4, step / 4);
    }
  },
  'pen underlines': (context, paper) => {
    context.strokeStyle = 'rgba(30, 50, 160, 0.8)';
    context.lineWidth = paper.dpi / 90;
    inBands(paper, 0.1, 1.6, (y) => {
      const x = (0.1 + 0.6 * paper.random()) * paper.width;
      context.beginPath();
      context.moveTo(x, y);
      context.bezierCurveTo(x + 0.3 * paper.dpi, y - 4, x + 0.6 * paper.dpi, y + 5, x + 1.1 * paper.dpi, y - 2);
      context.stroke();
    });
  },
  'punched holes': (context, { height, dpi }) => {
    context.fillStyle = '#202020';
    for (const from of [-1.57, 1.57]) {
      context.beginPath();
      context.arc(0.45 * dpi, height / 2 + from * dpi, 0.12 * dpi, 0, 2 * Math.PI);
      context.fill();
    }
  },
  'ruled paper': (context, { width, height, dpi }) => {
    context.fillStyle = 'rgba(90, 140, 200, 0.4)';
    for (let y = 0.3 * dpi; y < height; y += 0.28 * dpi) context.fillRect(0, y, width, Math.max(1, dpi / 150));
  },
  // Printed in grey, or copied from a copy.
  'grey print': (context, { width, height }) => {
    context.fillStyle = 'rgba(190, 190, 190, 0.55)';
    context.fillRect(0, 0, width, height);
  },
  'shadow of a fold': (context, { width, height, dpi }) => {
    const fold = context.createLinearGradient(0, 0, 1.4 * dpi, 0);
    fold.addColorStop(0, 'rgba(0, 0, 0, 0.75)');
    fold.addColorStop(1, 'rgba(0, 0, 0, 0)');
    context.fillStyle = fold;
    context.fillRect(0, 0, 1.4 * dpi, height);
    context.fillStyle = 'rgba(0, 0, 0, 0.18)';
    context.fillRect(0, height / 2, width, dpi / 40);
  },
  // The other side of thin paper: the sheet itself, mirrored and pale.
  'show-through': (context, { width, height }) => {
    context.save();
    context.globalAlpha = 0.12;
    context.globalCompositeOperation = 'multiply';
    context.translate(width, 0);
    context.scale(-1, 1);
    context.drawImage(context.canvas, 0, height * 0.013);
    context.restore();
  },
  coffee: (context, { width, height, dpi, random }) => {
    context.strokeStyle = 'rgba(150, 100, 50, 0.4)';
    context.lineWidth = dpi / 14;
    context.beginPath();
    context.arc((0.3 + 0.4 * random()) * width, (0.2 + 0.3 * random()) * height, 1.4 * dpi, 0, 2 * Math.PI);
    context.stroke();
  },
  // A marker pen over some lines.
  marker: (context, paper) => {
    context.globalCompositeOperation = 'multiply';
    context.fillStyle = 'rgb(255, 240, 90)';
    inBands(paper, 0.2, 1.1, (y, high) =>
      context.fillRect((0.1 + 0.3 * paper.random()) * paper.width, y, 2.4 * paper.dpi, high),
    );
    context.globalCompositeOperation = 'source-over';
  },
};

/** Draws one of them over a sheet. */
export const drawMark = (context: SKRSContext2D, paper: Paper, mark: PaperMark): void => draws[mark](context, paper);

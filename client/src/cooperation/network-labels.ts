/** The colours of the style sheet, read once for what is drawn outside it. */
export interface Ink {
  font: string;
  text: string;
  paper: string;
  raised: string;
  edge: string;
  line: string;
  faint: string;
  fainter: string;
  mark: string;
  tones: string[];
}

interface Labelled {
  x: number;
  y: number;
  size: number;
  label?: string | null;
  forceLabel?: boolean;
  color?: string;
}

/**
 * A colour of the style sheet seen through, `#rrggbb` as `rgba()`. The canvas wants each part multiplied by the opacity:
 * otherwise lines lighten what they cross.
 */
function faded(hex: string, opacity: number): string {
  const parts = [1, 3, 5].map((at) => Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * opacity));
  return `rgba(${parts.join()},${opacity.toFixed(2)})`;
}

/** Reads the tokens that hold where `element` stands; the more lines there are, the fainter each of them. */
export function inkOf(element: Element, lines: number): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: style.fontFamily,
    text: token('--ink'),
    paper: token('--sunk'),
    raised: token('--raised'),
    edge: token('--line-strong'),
    line: faded(token('--line-strong'), Math.max(0.1, Math.min(0.5, 0.5 * Math.sqrt(600 / Math.max(1, lines))))),
    faint: token('--ink-3'),
    fainter: token('--line'),
    mark: token('--terracotta'),
    tones: [0, 1, 2, 3, 4, 5].map((tone) => token(`--star-${tone}-a`)),
  };
}

/** Arabic names run their own way on a canvas that does not: the anchor stays on the left. */
function prepare(context: CanvasRenderingContext2D, label: string, ink: Ink): void {
  context.font = `500 12px ${ink.font}`;
  context.direction = /\p{Script=Arabic}/u.test(label) ? 'rtl' : 'ltr';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
}

type Box = [left: number, top: number, right: number, bottom: number];

/** Draws names so that none covers another: whoever comes first in a frame keeps its place. `begin` starts a frame. */
export function labelsApart(ink: Ink): {
  begin(): void;
  draw(context: CanvasRenderingContext2D, data: Labelled): void;
} {
  let taken: Box[] = [];
  const widths = new Map<string, number>();
  const free = ([left, top, right, bottom]: Box) =>
    taken.every(([l, t, r, b]) => right < l || r < left || bottom < t || b < top);
  return {
    begin: () => {
      taken = [];
    },
    draw: (context, { x, y, size, label, forceLabel }) => {
      if (!label) return;
      prepare(context, label, ink);
      const width = widths.get(label) ?? context.measureText(label).width;
      widths.set(label, width);
      // On the other side of its node where it would run out of the picture.
      const right = context.canvas.clientWidth;
      const left = x + size + 4 + width > right ? x - size - 4 - width : x + size + 4;
      const box: Box = [left - 2, y - 9, left + width + 2, y + 9];
      if (!forceLabel && !free(box)) return;
      taken.push(box);
      context.lineWidth = 3;
      context.lineJoin = 'round';
      context.strokeStyle = ink.paper;
      context.strokeText(label, left, y);
      context.fillStyle = ink.text;
      context.fillText(label, left, y);
    },
  };
}

/** The node under the pointer, or the chosen one: ringed, its name on a plate. */
export function drawHover(context: CanvasRenderingContext2D, data: Labelled, ink: Ink): void {
  const { x, y, size, label } = data;
  if (label) {
    prepare(context, label, ink);
    const width = context.measureText(label).width + 14;
    context.beginPath();
    context.roundRect(x + size + 2, y - 12, width, 24, 6);
    context.fillStyle = ink.raised;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = ink.edge;
    context.stroke();
    context.fillStyle = ink.text;
    context.fillText(label, x + size + 9, y);
  }
  context.beginPath();
  context.arc(x, y, size + 2, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = ink.text;
  context.stroke();
}

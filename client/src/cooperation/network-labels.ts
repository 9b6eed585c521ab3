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
  color?: string;
}

/**
 * One colour of the style sheet, `#rrggbb`, laid thinly over another. Mixed here and not by WebGL, which is given colours
 * that are not premultiplied and would add them up to white where many links cross.
 */
function laidOver(paper: string, hex: string): string {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return `rgb(${[1, 3, 5].map((at) => Math.round(0.55 * part(paper, at) + 0.45 * part(hex, at))).join()})`;
}

/** Reads the tokens that hold where `element` stands. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    font: style.fontFamily,
    text: token('--ink'),
    paper: token('--sunk'),
    raised: token('--raised'),
    edge: token('--line-strong'),
    line: laidOver(token('--sunk'), token('--line-strong')),
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

/** The name beside its node, haloed so that lines under it do not cross it out. */
export function drawLabel(context: CanvasRenderingContext2D, { x, y, size, label }: Labelled, ink: Ink): void {
  if (!label) return;
  prepare(context, label, ink);
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = ink.paper;
  context.strokeText(label, x + size + 4, y);
  context.fillStyle = ink.text;
  context.fillText(label, x + size + 4, y);
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

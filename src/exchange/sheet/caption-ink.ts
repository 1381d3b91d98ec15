import { type Caption, wrapText } from './captions.ts';

/**
 * Captions set in the fonts of this device by the browser, which knows every script that a prompt may be written in;
 * the fonts that a PDF brings along know Latin only.
 */

type Context = OffscreenCanvasRenderingContext2D;

export type Ink = { text: string; faint: string };

type Line = { text: string; font: string; faint: boolean };

const family = 'Inter, system-ui, sans-serif';

/** The lines of a caption at a size of type, in pixels, for a column so wide. */
export function captionLines(context: Context, { frame, prompt, facts }: Caption, width: number, size: number): Line[] {
  return [
    ...(frame === undefined ? [] : setLines(context, frame, width, { size, weight: 600, most: 1 })),
    // A caption is there to tell pictures apart; the whole prompt is in the file.
    ...(prompt === undefined ? [] : setLines(context, prompt, width, { size, most: 4 })),
    ...(facts.length === 0
      ? []
      : setLines(context, facts.join(' · '), width, { size: size * 0.9, most: 4, faint: true })),
  ];
}

type Setting = { /** In pixels. */ size: number /** Lines. */; most: number; weight?: number; faint?: boolean };

/** A text set in lines of a width, in pixels. */
export function setLines(
  context: Context,
  text: string,
  width: number,
  { size, most, weight = 400, faint = false }: Setting,
): Line[] {
  const font = `${weight} ${size}px ${family}`;
  context.font = font;
  const lines = wrapText(text, width, most, (part) => context.measureText(part).width);
  return lines.map((line) => ({ text: line, font, faint }));
}

/** The height of so many lines at a size of type, in pixels. */
export function heightOf(lines: readonly Line[], size: number): number {
  return Math.ceil(lines.length * size * 1.4);
}

/** Draws the lines with their upper left corner at a point. */
export function drawLines(
  context: Context,
  lines: readonly Line[],
  x: number,
  y: number,
  size: number,
  ink: Ink,
): void {
  context.textBaseline = 'middle';
  for (const [index, { text, font, faint }] of lines.entries()) {
    context.font = font;
    context.fillStyle = faint ? ink.faint : ink.text;
    context.fillText(text, x, y + (index + 0.5) * size * 1.4);
  }
}

/** A canvas with its context. Throws when the browser has no memory for it. */
export function canvasOf(width: number, height: number): { canvas: OffscreenCanvas; context: Context } {
  const canvas = new OffscreenCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no memory for so large a picture.');
  return { canvas, context };
}

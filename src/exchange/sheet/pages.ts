/** Lays pictures out in rows on pages, in whatever unit the caller measures. */

/** A picture by its shape, and the height of the caption below it. */
export type Cell = { width: number; height: number; captionHeight: number };

export type PageFormat = {
  columns: number;
  /** Inside the margins. */
  width: number;
  height: number;
  gap: number;
  /** Between a picture and its caption. */
  captionGap: number;
};

/** Where a picture goes, counted from the margins, and where its caption begins. */
export type Placed = {
  index: number;
  x: number;
  y: number;
  width: number;
  height: number;
  captionX: number;
  captionY: number;
};

export type Page = { placed: Placed[]; height: number };

/** The width of one column. */
export function columnWidth({ columns, width, gap }: Pick<PageFormat, 'columns' | 'width' | 'gap'>): number {
  return (width - gap * (columns - 1)) / columns;
}

/**
 * Pictures row by row, a new page where a row no longer fits. Pictures stand on one line with their captions aligned
 * below; one that is taller than the page is made smaller.
 */
export function layOutPages(cells: readonly Cell[], format: PageFormat): Page[] {
  const { columns, gap, captionGap } = format;
  const column = columnWidth(format);
  const pages: Page[] = [];
  let y = Number.POSITIVE_INFINITY;
  for (let start = 0; start < cells.length; start += columns) {
    const row = cells.slice(start, start + columns);
    const captions = Math.max(...row.map(({ captionHeight }) => captionHeight));
    const below = captions > 0 ? captionGap + captions : 0;
    const shapes = row.map(({ width, height }) => scaledTo(width, height, column, format.height - below));
    const pictures = Math.max(...shapes.map(({ height }) => height));
    // Half a unit for what floating point adds up to.
    if (y + pictures + below > format.height + 0.5) {
      pages.push({ placed: [], height: 0 });
      y = 0;
    }
    const page = pages.at(-1);
    for (const [index, { width, height }] of shapes.entries()) {
      const captionX = index * (column + gap);
      page?.placed.push({
        index: start + index,
        x: captionX + (column - width) / 2,
        y: y + pictures - height,
        width,
        height,
        captionX,
        captionY: y + pictures + captionGap,
      });
    }
    if (page) page.height = y + pictures + below;
    y += pictures + below + gap;
  }
  return pages;
}

function scaledTo(width: number, height: number, most: number, highest: number): { width: number; height: number } {
  const scale = Math.min(most / width, highest / height);
  return { width: width * scale, height: height * scale };
}

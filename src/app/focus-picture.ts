/** A gallery that goes to a picture has drawn it after so many frames. */
const patience = 20;

/** Focuses a picture as soon as it is in the page; and again where its row is drawn anew, unless the focus went elsewhere. */
export function focusPicture(id: string, frames = patience): void {
  const card = cardOf(id);
  if (card !== document.activeElement) {
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  }
  if (frames === 0) return;
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (!card || activeElement === card || activeElement === body) focusPicture(id, frames - 1);
  });
}

/** Focuses a picture once another has left the page, which draws its neighbours anew; unless the focus went elsewhere. */
export function focusInPlaceOf(gone: string, next: string): void {
  const card = cardOf(gone);
  if (!card) focusPicture(next);
  else if (document.activeElement === card || document.activeElement === document.body)
    requestAnimationFrame(() => focusInPlaceOf(gone, next));
}

export function focusedPicture(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset.picture : undefined;
}

function cardOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-picture="${id}"]`);
}

export function isDrawn(id: string): boolean {
  return cardOf(id) !== null;
}

/** The picture above (-1) or below (1) another: of the next row that way, the one that is nearest to straight. */
export function pictureAcross(id: string, way: 1 | -1): string | undefined {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-picture]')];
  const boxes = cards.map((card) => ({ id: card.dataset.picture, box: card.getBoundingClientRect() }));
  const from = boxes.find((each) => each.id === id)?.box;
  if (!from) return undefined;
  const middle = (from.left + from.right) / 2;
  const away = ({ top, bottom }: DOMRect) => (way > 0 ? top - from.bottom : from.top - bottom);
  const aside = ({ left, right }: DOMRect) => Math.abs((left + right) / 2 - middle);
  // A pixel more or less is no other row.
  return boxes
    .filter(({ box }) => away(box) >= -1)
    .sort((a, b) => Math.round(away(a.box) - away(b.box)) || aside(a.box) - aside(b.box))[0]?.id;
}

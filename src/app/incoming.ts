import { uniqueId } from '#lib/unique-id.ts';
import { watched } from '#lib/watched.ts';

/** What was dropped, pasted or chosen, as far as an event tells before it is over; `exchange/` looks into it. */
export type Incoming = { id: string } & (
  | { files: readonly File[]; entries: readonly FileSystemEntry[]; text?: never }
  | { text: string; files?: never; entries?: never }
);

type State = { isDragging: boolean; incoming: Incoming | undefined };

const state = watched<State>({ isDragging: false, incoming: undefined }, () => {
  for (const [type, handle] of handlers) addEventListener(type, handle);
  return () => {
    for (const [type, handle] of handlers) removeEventListener(type, handle);
  };
});
/** A picture of this page that is being dragged out is no news to it. */
let isOwnDrag = false;

function set(change: Partial<State>): void {
  state.set({ ...state.get(), ...change });
}

/** What comes into the page from outside, anywhere in the window. */
export const incoming = {
  get: state.get,
  subscribe: state.subscribe,

  /** Opens files that were chosen in a dialog of the browser. */
  open: (files: readonly File[]): void => set({ incoming: { id: uniqueId(), files, entries: [] } }),

  close: (): void => set({ incoming: undefined }),
};

const handlers: readonly (readonly [string, (event: Event) => void])[] = [
  ['dragstart', () => (isOwnDrag = true)],
  ['dragend', () => (isOwnDrag = false)],
  ['dragover', (event) => event instanceof DragEvent && onDragOver(event)],
  ['dragleave', (event) => event instanceof DragEvent && event.relatedTarget === null && set({ isDragging: false })],
  ['drop', (event) => event instanceof DragEvent && onDrop(event)],
  ['paste', (event) => event instanceof ClipboardEvent && onPaste(event)],
];

function onDragOver(event: DragEvent): void {
  if (isOwnDrag || !event.dataTransfer || belongsToField(event, event.dataTransfer)) return;
  event.preventDefault();
  if (!state.get().isDragging) set({ isDragging: true });
}

function onDrop(event: DragEvent): void {
  if (state.get().isDragging) set({ isDragging: false });
  if (isOwnDrag || !event.dataTransfer || belongsToField(event, event.dataTransfer)) return;
  // Always: a file that nobody takes would replace the page.
  event.preventDefault();
  take(event.dataTransfer);
}

function onPaste(event: ClipboardEvent): void {
  if (!event.clipboardData || belongsToField(event, event.clipboardData)) return;
  if (take(event.clipboardData)) event.preventDefault();
}

/** Words that are put into a field are the field's; files never are. */
function belongsToField({ target }: Event, { types }: DataTransfer): boolean {
  return !types.includes('Files') && target instanceof Element && target.closest('input, textarea, select') !== null;
}

function take(transfer: DataTransfer): boolean {
  // Files and folders can only be asked for while the event lasts.
  const files = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const text = transfer.getData('text/plain') || transfer.getData('text/uri-list');
  const id = uniqueId();
  if (files.length > 0 || entries.length > 0) set({ incoming: { id, files, entries } });
  else if (text.trim() !== '') set({ incoming: { id, text } });
  else return false;
  return true;
}

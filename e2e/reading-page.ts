import { readFiles } from '#exchange/read/read-file.ts';
import { filesOf, type NamedFile } from '#exchange/read/unpack.ts';

/** The reader alone on a page of its own: what is chosen or dropped comes out as JSON. */
async function show(files: readonly NamedFile[]) {
  const start = performance.now();
  const found: object[] = [];
  for await (const { name, file, outcome } of readFiles(files)) found.push({ name, size: file.size, ...outcome });
  document.querySelector('output')?.replaceChildren(JSON.stringify({ found, ms: performance.now() - start }));
}

const input = document.querySelector('input');
input?.addEventListener('change', () => show(Array.from(input.files ?? [], (file) => ({ name: file.name, file }))));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', async (event) => {
  event.preventDefault();
  if (!event.dataTransfer) return;
  // Folders can only be asked for while the event lasts.
  const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  await show(await filesOf(entries, [...event.dataTransfer.files]));
});
document.title = 'Ready';

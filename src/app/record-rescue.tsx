import { useState } from 'react';
import { downloadBlob } from '#lib/blob-url.ts';
import { library } from '#library/database.ts';
import { deletePictures } from '#library/trash.ts';
import { Button } from '#ui/button.tsx';

/** What can be done with a picture whose record cannot be read: take out what there is of it, or delete it. */
export function RecordRescue({ id }: { id: string }) {
  const [problem, setProblem] = useState('');
  return (
    <div className="flex flex-wrap gap-1.5 px-3.5 pb-3.5">
      <Button
        size="small"
        onClick={() => void exportRaw(id).catch(() => setProblem('Its bytes cannot be read either.'))}
      >
        Export raw
      </Button>
      <Button size="small" onClick={() => void deletePictures([id])}>
        Delete
      </Button>
      <p role="status" className="w-full text-xs text-danger-text">
        {problem}
      </p>
    </div>
  );
}

/** The record as it lies on disk, and the bytes beside it under a type that no browser runs (TRUST R4). */
async function exportRaw(id: string): Promise<void> {
  const db = await library();
  const row = JSON.stringify(await db.get('pictures', id), null, 2);
  downloadBlob(new Blob([row], { type: 'application/json' }), `${id}.json`);
  const bytes = await (await db.get('images', id))?.arrayBuffer();
  if (bytes) downloadBlob(new Blob([bytes], { type: 'application/octet-stream' }), `${id}.bin`);
}

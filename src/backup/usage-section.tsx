import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { byteSize } from '#lib/byte-size.ts';
import { roomOf } from '#library/room.ts';
import { Button } from '#ui/button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Section } from './section.tsx';
import { type Amount, type StorageFacts, storageQuery } from './storage-facts.ts';

/** What lies on this device, and whether the browser may clear it away. */
export function UsageSection() {
  const { data, error } = useQuery(storageQuery);
  return (
    <Section title="On this device">
      {error && <p className="text-danger-text">The library cannot be read. {error.message}</p>}
      {!data && !error && <p className="text-mute">Counting…</p>}
      {data && (
        <>
          <Meter {...data} />
          <dl className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-4 gap-y-1">
            <Row {...data.kept} />
            {data.projects.length > 1 && data.projects.map((each) => <Row key={each.name} {...each} inside />)}
            {data.bin.pictures > 0 && <Row {...data.bin} name="Deleted, kept for 30 days" />}
          </dl>
          {data.forgotten > 0 && (
            <p className="text-xs text-mute">
              {data.forgotten === 1 ? '1 picture is' : `${data.forgotten} pictures are`} here as a recipe and a small
              copy alone.
            </p>
          )}
          <Persistence isPersisted={data.isPersisted} />
        </>
      )}
    </Section>
  );
}

function Meter({ usage, quota }: StorageFacts) {
  if (usage === null || !quota) return null;
  const room = roomOf({ usage, quota });
  return (
    <div>
      <p className="mb-1 text-xs text-mute">
        {byteSize(usage)} used. The browser estimates room for {byteSize(quota)} in all; it may have less.
      </p>
      <ProgressBar label="Storage used" max={1} value={usage / quota} />
      {room !== 'ample' && (
        <p className="mt-1 text-xs text-warn-text">
          {room === 'full' ? 'Almost full' : 'Filling up'}: back up, then empty the trash or forget pixels below.
        </p>
      )}
    </div>
  );
}

function Row({ name, pictures, bytes, inside }: Amount & { inside?: boolean }) {
  return (
    <div className="col-span-full grid grid-cols-subgrid">
      <dt className={`truncate ${inside ? 'pl-3 text-mute' : ''}`}>{name}</dt>
      <dd className="mono text-right text-mute">{pictures.toLocaleString()}</dd>
      <dd className="mono min-w-16 text-right">{byteSize(bytes)}</dd>
    </div>
  );
}

function Persistence({ isPersisted }: { isPersisted: boolean }) {
  const client = useQueryClient();
  const [refused, setRefused] = useState(false);
  if (isPersisted)
    return <p className="text-xs text-mute">The browser keeps this library until you delete it yourself.</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <p className="min-w-0 flex-1 basis-64 text-xs text-warn-text">
        {refused
          ? 'The browser said no for now. Bookmark or install this page and ask again; until then, keep a backup.'
          : 'The browser may clear this library away when the device runs low on space.'}
      </p>
      <Button
        size="small"
        onClick={async () => {
          setRefused(!(await navigator.storage.persist()));
          await client.invalidateQueries({ queryKey: storageQuery.queryKey });
        }}
      >
        Ask to keep it
      </Button>
    </div>
  );
}

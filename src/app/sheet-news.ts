import type { QueryClient } from '@tanstack/react-query';
import { onLibraryChange } from '#library/database.ts';

/** A sheet that runs changes several times a second; it is read again at most so often, in milliseconds. */
const pauseMs = 500;

/**
 * Reads the sheets that are looked at again when pictures came or went in any tab. What this tab makes stands there
 * before that (`wiring.ts`).
 */
export function listenForSheets(client: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onLibraryChange(({ parts }) => {
    if (!parts.some((part) => part === 'pictures' || part === 'jobs' || part === 'runs')) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: ['sweep'] });
      void client.invalidateQueries({ queryKey: ['jobs-elsewhere'] });
    }, pauseMs);
  });
}

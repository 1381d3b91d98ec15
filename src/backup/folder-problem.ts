import type { Folder } from './folder-record.ts';

/** Why a folder could not be written, in words for a person, with what to do. */
export function problemOf(error: unknown): NonNullable<Folder['problem']> {
  const name = error instanceof DOMException ? error.name : '';
  return { needsPermission: name === 'NotAllowedError', words: wordsOf(name, error) };
}

function wordsOf(name: string, error: unknown): string {
  if (name === 'NotAllowedError')
    return 'The browser wants to be told again that Proofsheet may write into this folder.';
  if (name === 'NotFoundError')
    return 'The folder is gone. Bring it back, or connect its disk, and try again; or stop, and choose another.';
  if (name === 'QuotaExceededError') return 'The disk of the folder is full. Free some space on it, then try again.';
  return `The folder cannot be written. ${error instanceof Error ? error.message : String(error)}`;
}

import { StorageDialog } from '#backup/storage-dialog.tsx';
import { backupTag } from './backup-tag.ts';
import { CheckupNote } from './checkup-note.tsx';

/** The storage view. */
export function Storage(props: { shown: readonly string[]; onClose: () => void }) {
  return <StorageDialog {...props} tag={backupTag} foot={<CheckupNote />} />;
}

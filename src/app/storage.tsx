import { StorageDialog } from '#backup/storage-dialog.tsx';
import { backupTag } from './backup-tag.ts';

/** The storage view. */
export function Storage(props: { shown: readonly string[]; onClose: () => void }) {
  return <StorageDialog {...props} tag={backupTag} />;
}

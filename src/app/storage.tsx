import { StorageDialog } from '#backup/storage-dialog.tsx';
import { CheckupNote } from './checkup-note.tsx';
import { incoming } from './incoming.ts';
import { lentToBackups } from './lent-to-backups.ts';

type StorageProps = { shown: readonly string[]; marked: readonly string[]; onClose: () => void };

/** The storage view. */
export function Storage({ onClose, ...pictures }: StorageProps) {
  return (
    <StorageDialog
      {...pictures}
      lent={lentToBackups}
      foot={<CheckupNote />}
      onLoose={(files) => {
        onClose();
        incoming.open(files);
      }}
      onClose={onClose}
    />
  );
}

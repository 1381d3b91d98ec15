import type { ReactNode } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { BackupSection } from './backup-section.tsx';
import { FolderSection } from './folder-section.tsx';
import { ForgetSection } from './forget-section.tsx';
import type { Lent } from './lent.ts';
import { RestoreSection } from './restore-section.tsx';
import { UsageSection } from './usage-section.tsx';

type StorageDialogProps = {
  /** The pictures on show in the gallery. */
  shown: readonly string[];
  /** The pictures that are selected together. */
  marked: readonly string[];
  lent: Lent;
  /** What stands below everything. */
  foot: ReactNode;
  /** Opens the pictures of a backup whose list is gone, as any other files. */
  onLoose: (files: readonly File[]) => void;
  onClose: () => void;
};

/** What is kept on this device, and how it is kept safe. */
export function StorageDialog({ shown, marked, lent, foot, onLoose, onClose }: StorageDialogProps) {
  return (
    <Dialog title="Storage" onClose={onClose}>
      <div className="grid grid-cols-1 gap-5">
        <UsageSection />
        <BackupSection shown={shown} marked={marked} lent={lent} />
        <FolderSection lent={lent} />
        <RestoreSection searches={lent.searches} onLoose={onLoose} />
        <ForgetSection />
        {foot}
      </div>
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import type { Tag } from './backup-entries.ts';
import { BackupSection } from './backup-section.tsx';
import { FolderSection } from './folder-section.tsx';
import { ForgetSection } from './forget-section.tsx';
import { RestoreSection } from './restore-section.tsx';
import { UsageSection } from './usage-section.tsx';

type StorageDialogProps = {
  /** The pictures on show in the gallery. */
  shown: readonly string[];
  /** Writes what made a picture into a copy of its bytes. */
  tag: Tag;
  /** What stands below everything. */
  foot: ReactNode;
  onClose: () => void;
};

/** What is kept on this device, and how it is kept safe. */
export function StorageDialog({ shown, tag, foot, onClose }: StorageDialogProps) {
  return (
    <Dialog title="Storage" onClose={onClose}>
      <div className="grid grid-cols-1 gap-5">
        <UsageSection />
        <BackupSection shown={shown} tag={tag} />
        <FolderSection tag={tag} />
        <RestoreSection />
        <ForgetSection />
        {foot}
      </div>
    </Dialog>
  );
}

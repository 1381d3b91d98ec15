import { StorageBanner } from '#backup/storage-banner.tsx';
import { UnkeptBanner, type UnkeptBannerProps } from './unkept-banner.tsx';

type DiskAlertsProps = UnkeptBannerProps & { onStorage: () => void };

/** What the disk does not keep, or soon will not. */
export function DiskAlerts({ onStorage, ...unkept }: DiskAlertsProps) {
  return (
    <>
      <StorageBanner onBackUp={onStorage} />
      <UnkeptBanner {...unkept} />
    </>
  );
}

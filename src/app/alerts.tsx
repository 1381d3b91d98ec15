import { StorageBanner } from '#backup/storage-banner.tsx';
import { UnkeptBanner, type UnkeptBannerProps } from './unkept-banner.tsx';

type AlertsProps = UnkeptBannerProps & { onStorage: () => void };

/** Under the header, whatever is on show: what the disk does not keep. */
export function Alerts({ onStorage, ...unkept }: AlertsProps) {
  return (
    <div className="col-span-full">
      <StorageBanner onBackUp={onStorage} />
      <UnkeptBanner {...unkept} />
    </div>
  );
}

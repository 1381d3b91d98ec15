import { useLeaveWarning } from '#lib/use-leave-warning.ts';
import { unkeptIn } from '#queue/unkept.ts';
import { UnkeptNote } from './unkept-note.tsx';
import type { FrameJob } from './use-frame-jobs.ts';

export type UnkeptBannerProps = {
  jobs: readonly FrameJob[];
  labelOf: (id: string) => string;
  /** Goes to the frame of a job. */
  onShow: (id: string) => void;
};

/** Under the header, whatever is on show, while pictures that came are only in this page: the browser asks before it goes. */
export function UnkeptBanner({ jobs, labelOf, onShow }: UnkeptBannerProps) {
  const unkept = jobs.flatMap(({ id, live }) => {
    const error = live?.state.error;
    return error && unkeptIn(error) ? [{ id, error }] : [];
  });
  useLeaveWarning(unkept.length > 0);
  const [first] = unkept;
  if (!first) return null;
  return <UnkeptNote {...first} label={labelOf(first.id)} pictures={unkept.length} onShow={() => onShow(first.id)} />;
}

import { setPick } from '#library/flags.ts';

type PickButtonProps = { id: string; label: string; picked: boolean; tabIndex: number | undefined };

/** Puts the ring round a picture, or takes it off. */
export function PickButton({ id, label, picked, tabIndex }: PickButtonProps) {
  return (
    <button
      type="button"
      aria-label={`Pick ${label}`}
      tabIndex={tabIndex}
      aria-pressed={picked}
      title={picked ? 'Take the ring off (P)' : 'Mark as a pick (P)'}
      className="absolute top-1.5 right-1.5 grid size-7 animate-[fade_150ms_ease-out] place-items-center rounded-full bg-black/55 text-white pointer-coarse:opacity-80"
      onClick={() => void setPick(id, !picked)}
    >
      <span aria-hidden className={`size-3.5 rounded-full border-2 ${picked ? 'border-pick' : 'border-white'}`} />
    </button>
  );
}

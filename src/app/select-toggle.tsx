import { SquareCheck } from 'lucide-react';

/** Turns single presses into selecting together, where there are no keys to hold. */
export function SelectToggle({ isOn, onChange }: { isOn: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      aria-label="Select"
      aria-pressed={isOn}
      title="Select several pictures by pressing them"
      className="grid h-7 w-8 shrink-0 place-items-center rounded-[7px] border border-line text-mute hover:bg-hover hover:text-text aria-pressed:border-accent-text/50 aria-pressed:bg-accent-wash aria-pressed:text-accent-text"
      onClick={() => onChange(!isOn)}
    >
      <SquareCheck aria-hidden size={14} />
    </button>
  );
}

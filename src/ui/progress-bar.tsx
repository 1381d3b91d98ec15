type ProgressBarProps = { label: string; max: number; value: number };

/** How far something is, as a thin bar. */
export function ProgressBar({ label, max, value }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      className="h-1 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      max={max}
      value={value}
    />
  );
}

/** The grease-pencil ring round a pick, drawn in one stroke; in motion where it comes to a picture that is on show. */
export function PickRing({ isNew }: { isNew: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 75"
      preserveAspectRatio="none"
      fill="none"
      className="pointer-events-none absolute inset-[3px] size-[calc(100%-6px)]"
    >
      <path
        d="M14 12 C34 2 78 3 90 16 C99 28 97 58 82 67 C60 76 22 74 9 60 C2 48 4 20 18 9 C24 6 34 4 41 4"
        vectorEffect="non-scaling-stroke"
        className={`${isNew ? 'animate-[draw_300ms_ease-out]' : ''} stroke-pick stroke-[3.5px] [stroke-linecap:round]`}
      />
    </svg>
  );
}

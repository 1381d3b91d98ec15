/** A frame of a contact sheet with a grease-pencil ring round what is worth keeping. */
export function Logo() {
  return (
    <svg
      aria-hidden="true"
      width={22}
      height={22}
      viewBox="0 0 22 22"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
    >
      <rect x={1.5} y={3.5} width={19} height={15} rx={2.5} />
      <path d="M1.5 7.5h19M1.5 14.5h19" strokeOpacity={0.35} />
      <ellipse
        cx={12.5}
        cy={11}
        rx={6.2}
        ry={5.2}
        className="stroke-pick"
        strokeWidth={2}
        transform="rotate(-14 12.5 11)"
      />
    </svg>
  );
}

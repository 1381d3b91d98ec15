/** The name of a picture in a corner of its stage. */
export function Tag({ children, at = 'left' }: { children: string; at?: 'left' | 'right' }) {
  return (
    <span
      className={`mono pointer-events-none absolute bottom-1.5 rounded bg-black/70 px-1.5 text-white ${at === 'left' ? 'left-1.5' : 'right-1.5'}`}
    >
      {children}
    </span>
  );
}

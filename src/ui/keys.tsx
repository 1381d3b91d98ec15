/** A keyboard shortcut, for the eye only: the name of the control stays its words. */
export function Keys({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden
      className="rounded border border-current/50 px-1.5 font-mono text-[11px] font-normal pointer-coarse:hidden"
    >
      {children}
    </kbd>
  );
}

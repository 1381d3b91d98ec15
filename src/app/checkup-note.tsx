import { checkupLink } from '#recipe/checkup-link.ts';

/** The way to the checkup, in a tab of its own: it disturbs nothing that goes on in this one. */
export function CheckupNote() {
  return (
    <p className="text-xs text-faint">
      Something odd?{' '}
      <a href={`#${checkupLink}`} target="_blank" rel="noopener" className="underline hover:text-text">
        Checkup
      </a>{' '}
      looks whether this page, its host and this browser are as they should be.
    </p>
  );
}

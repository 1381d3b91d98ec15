import type { ReactNode } from 'react';
import { OutLink } from './out-link.tsx';

/** What is not done inside a frame, and the way to where it is (TRUST R11). */
export function OwnTab({ children }: { children: ReactNode }) {
  return (
    <p className="w-full rounded-lg border border-line bg-ground p-3 text-mute">
      {children} <OutLink to={location.href}>Open in its own tab</OutLink>
    </p>
  );
}

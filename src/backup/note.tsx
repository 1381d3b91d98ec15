import type { ReactNode } from 'react';

/** A bar across the page that says what is wrong with what is kept, with what can be done about it. */
export function Note({ children, actions }: { children: ReactNode; actions: ReactNode }) {
  return (
    <div
      role="alert"
      className="col-span-full flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-warn-line bg-raise px-[18px] py-2.5 max-mid:px-3"
    >
      <p className="min-w-0 flex-1 basis-72">{children}</p>
      <div className="flex gap-2">{actions}</div>
    </div>
  );
}

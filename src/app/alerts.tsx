import { type ComponentProps, Suspense } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';

// With the gallery: there before anything can fail, so that no word of it is late and pushes down what is being pressed.
const DiskAlerts = lazyPart(async () => (await import('./disk-alerts.tsx')).DiskAlerts);

/** Under the header, whatever is on show: what is wrong. */
export function Alerts(props: ComponentProps<typeof DiskAlerts>) {
  return (
    <div className="col-span-full">
      <Suspense>
        <DiskAlerts {...props} />
      </Suspense>
    </div>
  );
}

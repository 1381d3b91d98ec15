import { type ComponentType, lazy } from 'react';

/**
 * A part of the page that comes when it is first drawn. One that does not arrive, because the network is gone or the
 * page was deployed anew, says so in its place instead of taking the page down.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch {
      return { default: Missing };
    }
  });
}

function Missing() {
  return (
    <p role="alert" className="p-3.5 text-mute">
      This part of the page did not arrive. Reload the page once the network is back.
    </p>
  );
}

import { Button, ignoreDoublePress } from '#ui/button.tsx';

export type NarrowPage = 'settings' | 'gallery';

type NarrowNavProps = { page: NarrowPage; onPage: (page: NarrowPage) => void; form: string };

/** On a phone the form and the gallery take turns, and Generate is always at hand. */
export function NarrowNav({ page, onPage, form }: NarrowNavProps) {
  const tab = (name: NarrowPage, label: string) => (
    <button
      type="button"
      aria-current={page === name ? 'page' : undefined}
      className="h-10 rounded-lg text-mute aria-[current]:font-semibold aria-[current]:text-text"
      onClick={() => onPage(name)}
    >
      {label}
    </button>
  );
  return (
    <nav
      aria-label="Pages"
      className="grid h-14 grid-cols-[1fr_1fr_auto] items-center gap-2.5 border-t border-line bg-panel px-3 mid:hidden"
    >
      {tab('settings', 'Settings')}
      {tab('gallery', 'Gallery')}
      <Button type="submit" form={form} look="primary" className="h-10 px-5 text-sm" onClick={ignoreDoublePress}>
        Generate
      </Button>
    </nav>
  );
}

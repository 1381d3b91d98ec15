/** Lies over the page while something is dragged above it. */
export function DropHint() {
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-ground/80 p-4">
      <p className="grid size-full place-items-center rounded-2xl border-2 border-dashed border-accent text-center text-lg font-medium">
        Drop pictures, folders, ZIPs or text to open them
      </p>
    </div>
  );
}

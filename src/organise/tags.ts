import type { Mark } from '#library/marks.ts';

/** Longer is no tag any more, in characters. */
const longest = 60;

/** The tags in what was typed: between commas, without the blanks around them, each once however it is written. */
export function tagsFrom(text: string): string[] {
  return withTags(
    [],
    text
      .split(/[,\n]/)
      .map((tag) => tag.trim().replace(/\s+/g, ' ').slice(0, longest).trim())
      .filter((tag) => tag !== ''),
  );
}

/** Tags with more behind them; one that is there already, in whatever case, stays as it is. */
export function withTags(tags: readonly string[], more: readonly string[]): string[] {
  const all = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
  for (const tag of more) if (!all.has(tag.toLowerCase())) all.set(tag.toLowerCase(), tag);
  return [...all.values()];
}

/** How many of the marks carry each tag, the most used first. */
export function countTags(marks: Iterable<Mark | undefined>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mark of marks) for (const tag of mark?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return new Map([...counts].sort(([a, some], [b, others]) => others - some || a.localeCompare(b)));
}

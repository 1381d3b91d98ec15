/** A record without its undefined entries: what is unset is absent from it. */
export function defined(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** Permissions by any name: TypeScript knows only those of every browser. */
type AnyPermissions = { query(descriptor: { name: string }): Promise<{ state: string }> };

/** What was answered when this page asked for a permission; undefined where the browser knows none of that name. */
export async function permission(name: string): Promise<string | undefined> {
  const permissions: AnyPermissions | undefined = navigator.permissions;
  try {
    return (await permissions?.query({ name }))?.state;
  } catch {
    return undefined;
  }
}

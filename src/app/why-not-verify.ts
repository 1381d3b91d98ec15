import type { Picture } from '#library/rows.ts';
import { endpoints } from '#settings/endpoints.ts';
import { whyNotRepeatable } from '#verify/repeat.ts';

/** Why the exact request of a picture cannot be sent again by this page, in words; undefined when it can. */
export function whyNotVerify(picture: Picture): string | undefined {
  const { endpoint } = picture;
  const unknown = whyNotRepeatable(picture);
  if (unknown !== undefined) return unknown;
  const same = endpoints.still(endpoint);
  if (same)
    return same.api === endpoint.api
      ? undefined
      : `“${same.name}” speaks another API now, so the exact request cannot be sent again. Rerun makes it anew there.`;
  const what = endpoints.byId(endpoint.id)
    ? `“${endpoint.name}” has another address now`
    : `“${endpoint.name}” is not among your endpoints`;
  return `${what}. A picture is verified only where it was made. Rerun orders it from the selected endpoint.`;
}

import type { Lent } from '#backup/lent.ts';
import { tagPicture } from '#exchange/write/tag-picture.ts';
import { addSearches, savedSearches } from '#search/saved-searches.ts';

/** Files of a backup carry their recipe as every file does that leaves the page; saved searches go into its list. */
export const lentToBackups: Lent = {
  tag: (bytes, picture) => tagPicture(bytes, picture.type, picture, 'a1111').bytes,
  searches: { read: savedSearches.get, add: addSearches },
};

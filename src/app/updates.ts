import { watched } from '#lib/watched.ts';
import type { Notice } from './notice.tsx';

/** That the page was deployed anew under this tab, until it is dealt with. */
export const updates = watched<Notice | undefined>(undefined);

import { browserChecks } from './browser-checks.ts';
import type { Group } from './check.ts';
import { fileChecks } from './file-checks.ts';
import { pictureChecks } from './picture-checks.ts';
import { placeChecks } from './place-checks.ts';
import { policyChecks } from './policy-checks.ts';
import { storageChecks } from './storage-checks.ts';

/** Every check, in the order in which they are shown. */
export const groups: readonly Group[] = [
  { title: 'Where the page is', checks: placeChecks },
  { title: 'What the page may do', checks: policyChecks },
  { title: 'What the host serves', checks: fileChecks },
  { title: 'What is kept here', checks: storageChecks },
  { title: 'This browser', checks: [...browserChecks, ...pictureChecks] },
];

// Whether the lockfile installs anywhere: every package it names is in it, sealed, and bound to no registry host; and
// whether it installs without running anything of theirs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

/** What is wrong with package-lock.json, a sentence each. */
export function problemsInLock() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const problems = [];
  if (!/^ignore-scripts=true$/m.test(readFileSync(path.join(root, '.npmrc'), 'utf8')))
    problems.push('.npmrc lets packages run scripts when they are installed');
  for (const [place, entry] of Object.entries(packages)) {
    if (place && !entry.link && !entry.integrity && !entry.inBundle) problems.push(`${place} has no integrity`);
    if (entry.resolved) problems.push(`${place} names a registry host`);
    const wanted = { ...entry.dependencies, ...entry.optionalDependencies, ...(place ? {} : entry.devDependencies) };
    for (const name of Object.keys(wanted)) {
      if (!isInstalled(packages, place, name)) problems.push(`${name}, wanted by ${place || 'us'}, is missing`);
    }
  }
  return problems;
}

/** Whether a package finds another by walking up the folders, as Node does. */
function isInstalled(packages, from, name) {
  for (let folder = from; ; ) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
    const up = folder.lastIndexOf('/node_modules/');
    folder = up < 0 ? '' : folder.slice(0, up);
  }
}

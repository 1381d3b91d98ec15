import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';
import { mayReload } from '#queue/may-reload.ts';
import { updates } from './updates.ts';

/** The script of the build this tab was reloaded for last: once for each is all that can help. */
const renewedFor = persisted('proofsheet.renewed-for', z.string(), '', () => globalThis.sessionStorage);

/**
 * When a part of the page is gone because the page was deployed anew, reloads it, as the draft is kept with every
 * keystroke. Not while pictures are being made or something is typed that a reload would take: then it is offered.
 */
export function renewWhenDeployed(client: QueryClient): void {
  addEventListener('vite:preloadError', () => void renew(client));
}

async function renew(client: QueryClient): Promise<void> {
  const next = await deployedScript();
  // There is no network, or one file alone is missing: its place says so, and a reload would bring nothing.
  if (next === undefined || next === runningScript()) return;
  if (
    mayReload(client) &&
    !document.querySelector('dialog[open] form:not([method="dialog"])') &&
    renewedFor.get() !== next
  ) {
    renewedFor.set(next);
    location.reload();
    return;
  }
  const made = mayReload(client) ? '' : ' when your pictures are made';
  updates.set({
    text: `Proofsheet was renewed on its host, and this part belongs to the new one. Reload the page${made}; what is in the form is kept.`,
    action: { label: 'Reload', run: () => location.reload() },
  });
}

function runningScript(): string | undefined {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
}

/** The address of the script that the page on its host starts now; undefined when that cannot be found out. */
async function deployedScript(): Promise<string | undefined> {
  try {
    const response = await globalThis.fetch(new URL('./', document.baseURI), { cache: 'no-store' });
    const [, name] = /<script type="module"[^>]* src="([^"]+)"/.exec(await response.text()) ?? [];
    return response.ok && name ? new URL(name, document.baseURI).href : undefined;
  } catch {
    return undefined;
  }
}

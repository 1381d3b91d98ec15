import * as z from 'zod/mini';
import { demoEndpoint } from '#inference/endpoint.ts';
import { mayCall } from '#lib/may-call.ts';
import { isAllKept, persisted } from '#lib/persisted.ts';
import { asksBeforeLeaving } from '#lib/use-leave-warning.ts';
import { mayReload } from '#queue/may-reload.ts';
import { allowPicturesOf } from '#queue/picture-hosts.ts';
import { endpoints } from '#settings/endpoints.ts';
import { owedTest } from '#settings/owed-test.ts';
import type { Notice } from './notice.tsx';
import { updates } from './updates.ts';
import { client } from './wiring.ts';

/*
 * What this page may call is settled when it loads (`public/boot.js`), so a new address takes a reload. At once where
 * nothing is under way; else as soon as nothing is, and nobody is at the keyboard. The draft is kept for that already.
 */

const tab = () => globalThis.sessionStorage;

/** That the next page is loaded only to be let through to an address: `public/boot.js` says so until it is there. */
const reloading = persisted('proofsheet.reloading', z.boolean(), false, tab);

/** The origin this tab was loaded again for: where that did not help, once more would not help either. */
const loadedFor = persisted('proofsheet.loaded-for', z.string(), '', tab);

/** Who has touched nothing for so long types nothing, in milliseconds. */
const calmMs = 2000;

/** Where a finished picture lies that somebody wants. */
let host: string | undefined;
/** The origin that a reload is waited for with. */
let waiting: string | undefined;
let told: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Lets the page call an origin that was saved just now. `onWait`: not at once, as something would be lost. */
export function openWay(origin: string, onWait?: () => void): void {
  if (mayGo()) go(origin);
  else {
    onWait?.();
    look();
  }
}

/** Lets this tab fetch pictures from an origin. */
export function allowHost(origin: string): void {
  allowPicturesOf(origin);
  host = origin;
  openWay(origin);
}

/** Sees to it from now on that this page may call the endpoint that is selected, by whichever tab. */
export function watchWay(): void {
  endpoints.subscribe(look);
  client.getMutationCache().subscribe(settle);
  for (const type of ['keydown', 'pointerdown', 'focusout', 'close']) document.addEventListener(type, settle, true);
  look();
}

function look(): void {
  const { id, baseUrl } = endpoints.selected();
  const wanted = [id === demoEndpoint.id ? undefined : new URL(baseUrl).origin, host];
  const barred = wanted.find((origin) => origin !== undefined && !mayCall(origin));
  if (barred === undefined && loadedFor.get() !== '') loadedFor.set('');
  if (barred !== waiting) tell(undefined);
  waiting = barred;
  settle();
}

/** Loads the page again once nothing has happened for a while. */
function settle(): void {
  clearTimeout(timer);
  if (waiting === undefined) return;
  const origin = waiting;
  if (!mayGo()) tell(whatHolds(new URL(origin).host));
  timer = setTimeout(() => {
    if (mayGo() && !isBusy() && loadedFor.get() !== origin) go(origin);
  }, calmMs);
}

function go(origin: string): void {
  loadedFor.set(origin);
  // One that was saved to be tested is opened again by the page itself.
  reloading.set(document.querySelector('dialog[open]') !== null && owedTest.get() === '');
  location.reload();
}

function mayGo(): boolean {
  return mayReload(client) && isAllKept();
}

/** Whether a reload would take what somebody is at. The prompt comes back with the focus in it. */
function isBusy(): boolean {
  const field = 'select, textarea:not([name="prompt"]), input:not([type="radio"], [type="checkbox"], [type="range"])';
  const isTyping = document.hasFocus() && document.activeElement?.matches(field) === true;
  return isTyping || document.querySelector('dialog[open]') !== null;
}

function whatHolds(host: string): Notice {
  const reload = { label: 'Reload now', run: () => location.reload() };
  const once = `This page may call ${host} once it was loaded again`;
  if (!isAllKept())
    return {
      text: `${once}, which would lose what you saved: the browser could not store it. Free some space on this device, or allow this site to keep data.`,
      action: { label: 'Try again', run: look },
    };
  if (asksBeforeLeaving())
    return {
      text: `${once}, and pictures that only this page has would go with it: download them first.`,
      action: reload,
    };
  return {
    text: `${once}, which would break off what is under way. That happens by itself when nothing is.`,
    action: reload,
  };
}

/** Says once what holds the page up, until that is over or something else does. */
function tell(notice: Notice | undefined): void {
  if (notice?.text === told) return;
  if (notice || updates.get()?.text === told) updates.set(notice);
  told = notice?.text;
}

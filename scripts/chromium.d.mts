/** For playwright.config.ts: how to start the Chromium that set-up found. */
export function launchOptions(): { args: string[]; executablePath?: string };

import { type Browser, chromium } from 'playwright-core';

/** A Chromium whose videos play by themselves and are not heard, started with some arguments more. */
export const launchChromium = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--autoplay-policy=no-user-gesture-required', '--mute-audio', ...more],
  });

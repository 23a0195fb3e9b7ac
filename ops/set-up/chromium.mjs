import { findProgram, installProgram } from './programs.mjs';

const PROGRAMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const NAMES = { 'apt-get': 'chromium', dnf: 'chromium', pacman: 'chromium', brew: 'chromium' };

/** Makes sure that there is a browser for the tests, and tells them which: `CHROMIUM_PATH`. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !findProgram(given))
    throw new Error(`CHROMIUM_PATH is ${given}: there is no such program.`);
  if (!given && !findChromium()) await installProgram('Chromium', NAMES);
  process.env.CHROMIUM_PATH = given || findChromium();
}

const findChromium = () => PROGRAMS.map(findProgram).find((path) => path !== undefined);

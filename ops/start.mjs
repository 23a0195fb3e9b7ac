// `npm start`: does whatever set-up is missing, then runs the node in this very process.
import module from 'node:module';
import { join } from 'node:path';

import { ensureClient } from './set-up/client.mjs';
import { ensureFfmpeg } from './set-up/ffmpeg.mjs';
import { PROJECT, setUp } from './set-up/project.mjs';
import { ensurePinnedRuntime } from './set-up/runtime.mjs';

const isQuestion = process.argv.length > 2; // --help, or a mistake: answered without the rest of the set-up

await setUp(isQuestion ? [ensurePinnedRuntime] : [ensurePinnedRuntime, ensureFfmpeg, ensureClient]);
// The node's own memory is kept small by these (package.json); what it starts is to have the usual ones.
for (const name of ['MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_']) delete process.env[name];

module.enableCompileCache(join(PROJECT, 'node_modules/.cache/tributary'));
await import('../server/main.ts');

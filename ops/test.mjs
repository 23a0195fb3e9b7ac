// `npm test`: all checks and all tests. With arguments, only the tests that match: `npm test -- server/ingest`.
import { join } from 'node:path';

import { ensureChromium } from './set-up/chromium.mjs';
import { ensureClient } from './set-up/client.mjs';
import { ensureFfmpeg } from './set-up/ffmpeg.mjs';
import { PROJECT, setUp } from './set-up/project.mjs';
import { run } from './set-up/run.mjs';
import { ensurePinnedRuntime } from './set-up/runtime.mjs';
import { ensureServer } from './set-up/server.mjs';

const node = (...args) => run(process.execPath, args, { cwd: PROJECT, stdio: 'inherit' });

await setUp([ensurePinnedRuntime, ensureFfmpeg, ensureChromium, ensureClient, ensureServer]);

const chosen = process.argv.slice(2);
const checks = chosen.length > 0 ? 0 : await node(join(PROJECT, 'ops/check.ts'));
const vitest = join(PROJECT, 'node_modules/vitest/vitest.mjs');
const tests = await node(vitest, 'run', '--config', 'test/vitest.config.ts', ...chosen);
process.exitCode = checks || tests;

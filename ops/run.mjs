// `node ops/run.mjs <file> …`: runs a file of the project in the pinned Node, with the dependencies in place.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { setUp } from './set-up/project.mjs';
import { ensurePinnedRuntime } from './set-up/runtime.mjs';

await setUp([ensurePinnedRuntime]);
process.argv.splice(1, 1); // the file sees the arguments it would see if it were run directly
await import(pathToFileURL(resolve(process.argv[1])));

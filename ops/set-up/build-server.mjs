// `node build-server.mjs <folder>`: builds the node's program from its sources, and the packages it needs, into a folder
// that appears when it is complete. 1,600 modules take Node 3 seconds to find and link; the same in few files a fifth.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { rolldown } from 'rolldown';

import { PROJECT } from './project.mjs';
import { mapOfLines } from './source-map.mjs';

/** Packages that are loaded from where they are: seldom, or because they have parts that are no JavaScript. */
const APART = [
  '@simplewebauthn/server',
  'activitypub-express',
  'express',
  'fluent-ffmpeg',
  'jsonld',
  'nodemailer',
  'openid-client',
  'sanitize-html',
  'sharp',
  'webrtc-polyfill',
  'webtorrent',
];
const KEPT = 3; // builds: nodes may run from those before this one

const [, , folder] = process.argv;
const unfinished = `${folder}.unfinished`;

const program = await rolldown({
  cwd: PROJECT,
  input: { main: 'server/main.ts' },
  platform: 'node',
  external: APART,
});
const { output } = await program.generate({
  dir: unfinished,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  sourcemap: true,
  sourcemapExcludeSources: true,
});
rmSync(unfinished, { recursive: true, force: true });
mkdirSync(unfinished, { recursive: true });
for (const { fileName, code, source } of output)
  writeFileSync(join(unfinished, fileName), code ?? mapOfLines(source));
renameSync(unfinished, folder);
removeOld(dirname(folder));

function removeOld(builds) {
  const age = (name) => -statSync(join(builds, name)).mtimeMs;
  const old = readdirSync(builds)
    .toSorted((one, other) => age(one) - age(other))
    .slice(KEPT);
  for (const name of old) rmSync(join(builds, name), { recursive: true, force: true });
}

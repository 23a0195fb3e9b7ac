import { createHash } from 'node:crypto';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

import { chunkGroups } from './chunks.ts';
import { measureFirstLoads } from './first-loads.ts';

/** The shell paints nothing of its own, so the first paint waits for the script that knows the theme. */
const paintOnceReady: Plugin = {
  name: 'paint-once-ready',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace('<script type="module"', '<script type="module" blocking="render"'),
  },
};

const WORKER = 'service-worker.js';

/** The service worker lies at the root, whose pages it looks after; its text changes with every file of the build. */
const nameTheBuild: Plugin = {
  name: 'name-the-build',
  generateBundle(_, bundle) {
    const worker = bundle[WORKER];
    if (worker?.type !== 'chunk') throw new Error(`the build made no ${WORKER}`);
    const hash = createHash('sha256').update(Object.keys(bundle).toSorted().join('\n'));
    const id = hash.update(worker.code).digest('hex').slice(0, 16);
    worker.code = worker.code.replaceAll('BUILD_ID', JSON.stringify(id));
  },
};

const node = process.env['TRIBUTARY_NODE'] ?? 'http://127.0.0.1:9000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    paintOnceReady,
    nameTheBuild,
    measureFirstLoads(),
  ],
  json: { namedExports: false },
  resolve: { conditions: ['p2pml:core-as-bundle', ...defaultClientConditions] }, // its source needs what Node has
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true, // by which the node tells what a page needs
    rolldownOptions: {
      input: ['client/index.html', 'client/embed.html', 'client/offline/worker.ts'],
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.endsWith('/offline/worker.ts') ? WORKER : 'assets/[name]-[hash].js',
        codeSplitting: { groups: chunkGroups() },
      },
    },
    target: ['es2023', 'chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0, // the content security policy allows no data: URLs
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700, // hls.js, which only a watch page loads
  },
  server: {
    proxy: {
      '^/(api|lazy-static|static|download)/': { target: node, xfwd: true },
    },
  },
});

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** The shell paints nothing of its own, so the first paint waits for the script that knows the theme. */
const paintOnceReady: Plugin = {
  name: 'paint-once-ready',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace('<script type="module"', '<script type="module" blocking="render"'),
  },
};

const node = process.env['TRIBUTARY_NODE'] ?? 'http://127.0.0.1:9000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), paintOnceReady],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: { input: ['client/index.html', 'client/embed.html'] },
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

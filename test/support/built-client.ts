import { access } from 'node:fs/promises';

/** Whether the client is built: without it a node has no pages to show. */
export const isBuilt = await access(new URL('../../client/dist/index.html', import.meta.url)).then(
  () => true,
  () => false,
);

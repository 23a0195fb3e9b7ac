import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { createCache } from '../platform/cache.ts';

const NAME = /^\/([\w-]{1,64}\.(?:ico|json|png|svg|txt|webmanifest|js))$/;
const MEDIA_TYPES: Record<string, string> = {
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

type RootFile = { body: Uint8Array<ArrayBuffer>; mediaType: string };

/** The files of the built client that have to lie at the root: icons. */
export function openRootFiles(directory: string) {
  const files = createCache<{ file: RootFile | undefined }>({ ttlSeconds: 60, maxKeys: 100 });
  const read = async (name: string): Promise<{ file: RootFile | undefined }> => {
    const mediaType = MEDIA_TYPES[extname(name)]!;
    const body = await readFile(join(directory, name)).catch(() => undefined);
    return { file: body && { body: new Uint8Array(body), mediaType } };
  };
  return async (path: string): Promise<RootFile | undefined> => {
    const name = NAME.exec(path)?.[1];
    return name === undefined ? undefined : (await files.remember(name, () => read(name))).file;
  };
}

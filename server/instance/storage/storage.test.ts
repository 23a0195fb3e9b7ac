import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { blobs } from '../../platform/tables.ts';
import { folderSize } from './folder-size.ts';
import { byKind } from './kinds.ts';

type Figures = { measuredAt: string | null; kinds: { kind: string; files: number }[] };

const blob = (key: string, sizeBytes: number) => ({ key, sizeBytes, mediaType: 'video/mp4' });

test('what is stored is measured by kind, when it is asked for', async () => {
  const node = await startTestNode();
  const { root, join: enter } = await openPeople(node);
  const { db } = openCatalog(node);
  const figures = async () => (await ask(root, 'GET /server/storage')).body as Figures;
  expect(await figures()).toEqual({ measuredAt: null, kinds: [] });

  await db
    .insert(blobs)
    .values([
      blob('sources/a/1.mp4', 700),
      blob('renditions/a/1.mp4', 200),
      blob('renditions/a/2.mp4', 100),
      blob('mirrors/b/1/c.mp4', 50),
      blob('thumbnails/a.jpg', 5),
      blob('marbles/a.jpg', 1),
    ]);
  expect((await ask(root, 'POST /server/storage/measure')).status).toBe(204);
  await expect.poll(figures, { timeout: 20_000 }).toMatchObject({
    measuredAt: expect.any(String),
    kinds: [
      { kind: 'originals', files: 1, sizeBytes: 700 },
      { kind: 'renditions', files: 2, sizeBytes: 300 },
      { kind: 'copies', files: 1, sizeBytes: 50 },
      { kind: 'captions', files: 0, sizeBytes: 0 },
      { kind: 'pictures', files: 1, sizeBytes: 5 },
      { kind: 'archives', files: 0 },
      { kind: 'temporary' },
      { kind: 'other', files: 1, sizeBytes: 1 },
    ],
  });
  const bob = await enter('bob');
  expect((await ask(bob, 'GET /server/storage')).status).toBe(403);
  expect((await ask(bob, 'POST /server/storage/measure')).status).toBe(403);
});

test('folders beside the store are temporary, and one that is missing is empty', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-storage-'));
  await mkdir(join(folder, 'deep'));
  await writeFile(join(folder, 'deep', 'a.part'), 'four');
  await writeFile(join(folder, 'b.part'), 'six...');
  const size = await folderSize(folder);
  expect(size).toEqual({ files: 2, sizeBytes: 10 });
  expect(await folderSize(join(folder, 'none'))).toEqual({ files: 0, sizeBytes: 0 });
  expect(byKind([{ folder: 'uploads', ...size }])).toContainEqual({ kind: 'temporary', ...size });
  await rm(folder, { recursive: true });
});

import { randomUUID } from 'node:crypto';

import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { openCatalog, renditionOf } from '../../../test/support/videos.ts';
import type { Db } from '../../platform/db.ts';
import {
  completeGrowing,
  findGrowing,
  findSource,
  forgetGrowing,
  moveGrowing,
  showGrowth,
  TakenOver,
} from '../index.ts';

test('what goes on from something that was forgotten meanwhile is not shown: its beginning is gone', async () => {
  const node = await startTestNode();
  const { db, givenVideo } = openCatalog(node);
  const { id } = await givenVideo(await node.signIn('root', ADMIN_PASSWORD), { published: false });
  const set = (await findSource(db, id))!;
  const growth = { ...renditionOf(set.setUuid, 144), token: randomUUID() };
  const written: number[] = [];
  const show = (how: typeof showGrowth, offset: number) => {
    const write = async () => void written.push(offset);
    return db.transaction((tx) => how(tx, set, growth, { offset, write }));
  };

  await show(showGrowth, 0);
  await show(showGrowth, 1_000);
  await db.transaction((tx) => forgetGrowing(tx, id)); // by somebody who began anew
  for (const how of [showGrowth, completeGrowing])
    await expect(show(how, 2_000)).rejects.toThrow(TakenOver);
  expect(await findGrowing(db, id)).toEqual([]);

  await show(showGrowth, 0);
  expect(await findGrowing(db, id)).toHaveLength(1);
  expect(written).toEqual([0, 1_000, 0]);
});

test('who holds what grows may stand still for 45 seconds, from before the first lock on', async () => {
  const node = await startTestNode();
  const { db, givenVideo } = openCatalog(node);
  const { id } = await givenVideo(await node.signIn('root', ADMIN_PASSWORD), { published: false });
  const set = (await findSource(db, id))!;
  const growth = { ...renditionOf(set.setUuid, 144), token: randomUUID() };
  const bytes = { offset: 0, write: async () => {} };
  const replaced = { ...set, setUuid: randomUUID() };
  for (const refused of [
    (tx: Db) => showGrowth(tx, replaced, growth, bytes),
    (tx: Db) => completeGrowing(tx, replaced, growth, bytes),
    (tx: Db) => moveGrowing(tx, { ...set, height: 144, token: growth.token }, 'renditions/a/b.mp4'),
  ])
    await db.transaction(async (tx) => {
      await expect(refused(tx)).rejects.toBeInstanceOf(Error);
      expect(await tx.execute('show idle_in_transaction_session_timeout')).toMatchObject([
        { idle_in_transaction_session_timeout: '45s' },
      ]);
    });
});

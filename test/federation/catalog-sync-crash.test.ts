import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { complete, catalogOf, ledgersOf } from '../support/ledgers.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { eventually, hostOf, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const VIDEOS = 60;

test('a node that is killed while it fetches a catalog goes on where it was', async () => {
  const [a, b] = await Promise.all([
    startTestNode(),
    startNodeProcess({ FEDERATION_ALLOW_PRIVATE: 'true' }),
  ]);
  const alice = await (await openPeople(a)).join('alice');
  const { root } = await openPeople(b);
  const { givenVideo } = openCatalog(a);
  for (let n = 1; n <= VIDEOS; n += 1) await givenVideo(alice, { name: `Old one ${n}` });

  await write(root, 'POST', '/server/following', { hosts: [hostOf(a)] });
  await eventually(async () =>
    expect(Object.keys(await catalogOf(b)).length).toBeGreaterThan(VIDEOS / 6),
  );
  await b.kill();
  const { db } = openCatalog(b);
  const [left] = await db.execute<{ gaps: number }>(
    sql`select count(*)::int as gaps from catalog_gaps`,
  );
  expect(left!.gaps).toBeGreaterThan(0);

  await b.start();
  await complete(root, `peertube@${hostOf(a)}`, VIDEOS);
  expect(await catalogOf(b)).toEqual(await catalogOf(a));
  expect(await ledgersOf(root)).toMatchObject({ total: 1 });
}, 180_000);

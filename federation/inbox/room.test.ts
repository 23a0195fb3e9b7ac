import { expect, test } from 'vitest';

import { startForeignNode } from '../../test/support/foreign-node.ts';
import { startTestNode } from '../../test/support/node.ts';
import { reachingAs } from '../../test/support/reaching.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { addArrived, forgetBeyond } from './queries.ts';
import { createInboxRoom } from './room.ts';

test('one host cannot fill the inbox, nor all together; what is over goes, the oldest first', async () => {
  const node = reachingAs(await startTestNode());
  const { db } = node;
  const arrive = async (n: number, signerId: number) => {
    const url = `https://peer.example/${n}`;
    await addArrived(db, [
      { digest: url, url, type: 'Like', signerId, body: {}, isForwarded: false },
    ]);
  };
  const [loud, quiet] = [await startForeignNode(), await startForeignNode()];
  const [a, b] = [
    await resolveActor(node, loud.actor('Person', 'loud').url),
    await resolveActor(node, quiet.actor('Person', 'quiet').url),
  ];
  await db.execute("alter table inbox_activities alter next_attempt_at set default 'infinity'");
  for (let n = 0; n < 3; n += 1) await arrive(n, a.id);

  const roomy = createInboxRoom(db);
  await roomy(a.host);
  const requireRoom = createInboxRoom(db, { maxOfHost: 3 });
  await expect(requireRoom(a.host)).rejects.toMatchObject({
    code: 'unavailable',
    details: { retryAfterSeconds: 120 },
  });
  await requireRoom(b.host);
  await expect(createInboxRoom(db, { max: 3 })(b.host)).rejects.toMatchObject({
    code: 'unavailable',
  });

  await arrive(4, b.id);
  await db.execute("update inbox_activities set state = 'done' where url not like '%/1'");
  await forgetBeyond(db, 1);
  const kept = await db.execute('select url from inbox_activities order by id');
  expect(kept).toEqual([{ url: 'https://peer.example/1' }, { url: 'https://peer.example/4' }]);
});

import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { openTestDatabase } from '../../../test/support/test-database.ts';
import { deleteOldActs } from './queries.ts';

test('acts of long ago are forgotten, and the oldest of very many', async () => {
  const db = openTestDatabase(await startTestNode());
  await db.execute(`insert into audit_log (action, domain, subject_id, created_at)
    select 'update', 'videos', n, now() - make_interval(days => 9 - n) from generate_series(1, 8) n`);
  const kept = async () =>
    (
      await db.execute<{ day: string }>(
        `select subject_id as day from audit_log where domain = 'videos' order by id`,
      )
    ).map(({ day }) => Number(day));

  await deleteOldActs(db, { days: 5, maxActs: 8 });
  expect(await kept()).toEqual([5, 6, 7, 8]);
  await deleteOldActs(db, { days: 5, maxActs: 2 });
  expect(await kept()).toEqual([7, 8]);
});

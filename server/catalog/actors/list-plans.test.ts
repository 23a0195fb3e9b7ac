import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { listAccounts } from './account-queries.ts';
import { listChannels } from './channel-list-queries.ts';

const PAGE = { start: 0, count: 15, sort: { field: 'createdAt', descending: true } } as const;

test('the first page of accounts, and of channels, is read from an index however many there are', async () => {
  const { db } = openCatalog(await startTestNode());
  await db.execute(sql`
    with added as (
      insert into accounts (name, display_name, host, created_at)
      select 'a' || n, 'A', 'other.example', now() - n * interval '1 minute'
      from generate_series(1, 5000) n returning id, created_at)
    insert into channels (account_id, name, display_name, host, created_at)
    select id, 'c' || id, 'C', 'other.example', created_at from added`);
  await db.execute(sql`analyze accounts, channels`);
  const planOf = async (query: { getSQL(): ReturnType<typeof sql> }) =>
    JSON.stringify(await db.execute(sql`explain ${query.getSQL()}`));

  expect(await planOf(listAccounts(db, undefined, PAGE))).toContain('accounts_newest');
  const { rows, total } = await listChannels(db, undefined, PAGE);
  expect([rows.length, total]).toEqual([15, 5001]);
  const channels = sql`select c.id from channels c join accounts a on a.id = c.account_id
    where c.deleted_at is null order by c.created_at desc, c.id desc limit 15`;
  expect(await planOf(channels)).toContain('channels_newest');
});

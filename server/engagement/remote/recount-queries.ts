import { type SQL, sql } from 'drizzle-orm';

import { follows } from '../../catalog/social-tables.ts';
import { channels } from '../../catalog/tables.ts';
import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';

type Hosts = {
  /** Whose people's follows are concerned. */
  of: string[];
  /** Whose people do not count. */
  without: string[];
};

const isOf = (hosts: string[]) =>
  sql`in (select jsonb_array_elements_text(${JSON.stringify(hosts)}::jsonb))`;

/** Counts the followers anew of all channels and accounts of this node that people of some hosts follow. */
export async function recountFollowers(tx: Db, { of, without }: Hosts): Promise<void> {
  if (of.length === 0) return;
  const recount = (table: typeof channels | typeof accounts, column: SQL) => sql`
    update ${table} followed set followers = (
      select count(*) from ${follows} follow join ${accounts} follower on follower.id = follow.follower_id
      where follow.${column} = followed.id and follow.state = 'accepted'
        and (follower.host is null or not follower.host ${isOf(without)}))
    where followed.host is null and followed.id in (
      select follow.${column} from ${follows} follow join ${accounts} follower on follower.id = follow.follower_id
      where follower.host ${isOf(of)})`;
  await tx.execute(recount(channels, sql`channel_id`));
  await tx.execute(recount(accounts, sql`account_id`));
}

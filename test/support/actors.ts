import { sql } from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';

/** Adds as many accounts of another node, a minute apart, each with a channel. */
export async function givenRemoteActors(db: Db, many: number): Promise<void> {
  await db.execute(sql`
    with added as (
      insert into accounts (name, display_name, host, created_at)
      select 'a' || n, 'A', 'other.example', now() - n * interval '1 minute'
      from generate_series(1, ${many}::int) n returning id, created_at)
    insert into channels (account_id, name, display_name, host, created_at)
    select id, 'c' || id, 'C', 'other.example', created_at from added`);
}

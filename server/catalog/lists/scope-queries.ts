import { and, eq, inArray, type Placeholder, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { createStatements } from '../../platform/db/prepared.ts';
import { isRunBy } from '../collaboration/queries.ts';
import { channels } from '../tables.ts';
import type { Handle } from './handle.ts';

const MAX_CHANNELS = 1_000;

/** Names are compared with `=`, so that `_` and `%` in them mean themselves. */
const isNamed = (
  actor: typeof accounts | typeof channels,
  { name, host }: Handle | Record<keyof Handle, Placeholder>,
) => and(eq(sql`lower(${actor.name})`, name), eq(sql`coalesce(${actor.host}, '')`, host ?? ''));

/** The channel with this handle. */
export async function findChannelId(db: Db, handle: Handle): Promise<number | undefined> {
  const { name, host } = handle;
  const [row] = await named(db, 'channel', () => selectNamed(db)).execute({
    name,
    host: host ?? '',
  });
  return row?.id;
}

const named = createStatements<ReturnType<typeof selectNamed>>();

const selectNamed = (db: Db) =>
  db
    .select({ id: channels.id })
    .from(channels)
    .where(isNamed(channels, { name: sql.placeholder('name'), host: sql.placeholder('host') }))
    .prepare('channel_named');

/** The channels of the account with this handle; undefined if there is no such account. */
export async function findChannelIdsOf(db: Db, handle: Handle): Promise<number[] | undefined> {
  const [account] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(isNamed(accounts, handle));
  return account && (await channelIdsOfAccount(db, account.id));
}

type Chosen = {
  names?: string[] | undefined;
  id?: number | undefined;
  withCollaborations?: boolean | undefined;
};

/** The channels of an account, if told with those it helps to run; of these names or numbers, if told. */
export async function channelIdsOfAccount(
  db: Db,
  accountId: number,
  chosen: Chosen = {},
): Promise<number[]> {
  const names = chosen.names?.map((name) => name.toLowerCase());
  const rows = await db
    .select({ id: channels.id })
    .from(channels)
    .where(
      and(
        isRunBy({ accountId, withCollaborations: chosen.withCollaborations ?? false }),
        names && inArray(sql`lower(${channels.name})`, names),
        chosen.id === undefined ? undefined : eq(channels.id, chosen.id),
      ),
    )
    .limit(MAX_CHANNELS);
  return rows.map(({ id }) => id);
}

import { and, eq, isNull, sql } from 'drizzle-orm';

import { channels } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { type ActorKind, NODE_ACTOR_NAME } from '../vocabulary/actor-urls.ts';

export type LocalActor = {
  kind: ActorKind;
  type: 'Application' | 'Person' | 'Group';
  name: string;
};

const PATH = /^\/(accounts|video-channels)\/([^/]{1,120})$/;

/** Who of this node has an address, in any case of letters; undefined when nobody has it, or has it any more. */
export async function findLocalActor(db: Db, path: string): Promise<LocalActor | undefined> {
  const [, kind, given] = PATH.exec(path) ?? [];
  const name = given && decoded(given);
  if (!name) return undefined;
  if (kind === 'video-channels')
    return named('video-channels', 'Group', await channelName(db, name));
  if (name.toLowerCase() === NODE_ACTOR_NAME)
    return { kind: 'accounts', type: 'Application', name: NODE_ACTOR_NAME };
  return named('accounts', 'Person', await accountName(db, name));
}

const named = (kind: ActorKind, type: LocalActor['type'], name: string | undefined) =>
  name === undefined ? undefined : { kind, type, name };

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const accountName = (db: Db, name: string) => localName(db, accounts, name);
const channelName = (db: Db, name: string) => localName(db, channels, name);

async function localName(db: Db, table: typeof accounts | typeof channels, name: string) {
  const { name: column, host, deletedAt } = table;
  const isNamed = eq(sql`lower(${column})`, name.toLowerCase());
  const [row] = await db
    .select({ name: column })
    .from(table)
    .where(and(isNamed, isNull(host), isNull(deletedAt)));
  return row?.name;
}

import { and, eq, inArray, isNull, sql } from 'drizzle-orm';

import { channels } from '../../server/catalog/tables.ts';
import { accounts } from '../../server/identity/tables.ts';
import type { Db } from '../../server/platform/db.ts';
import { actors } from '../tables.ts';

export type Actor = typeof actors.$inferSelect;
export type NewActor = typeof actors.$inferInsert;

/** Which account or channel an actor stands for; neither: a node. */
export type ActorOf = { accountId: number } | { channelId: number } | 'node';

const isActorOf = (of: ActorOf) => {
  if (of === 'node') return and(eq(actors.type, 'Application'), isNull(actors.host));
  return 'accountId' in of
    ? eq(actors.accountId, of.accountId)
    : eq(actors.channelId, of.channelId);
};

export async function findActorOf(db: Db, of: ActorOf): Promise<Actor | undefined> {
  const [found] = await db.select().from(actors).where(isActorOf(of));
  return found;
}

export async function findActor(db: Db, id: number): Promise<Actor | undefined> {
  const [found] = await db.select().from(actors).where(eq(actors.id, id));
  return found;
}

/** The actor of another node by its name, in any case of letters. */
export async function findNodeNamed(
  db: Db,
  { name, host }: { name: string; host: string },
): Promise<Actor | undefined> {
  const [found] = await nodesNamed(db, { name, host });
  return found;
}

/** By the index `actors_nodes`, which holds no others. */
export const nodesNamed = (db: Db, { name, host }: { name: string; host: string }) =>
  db
    .select()
    .from(actors)
    .where(
      and(
        sql`${actors.type} = 'Application'`,
        eq(actors.host, host),
        eq(sql`lower(${actors.name})`, name.toLowerCase()),
      ),
    )
    .limit(1);

export async function findActorByUrl(db: Db, url: string): Promise<Actor | undefined> {
  const [found] = await db.select().from(actors).where(eq(actors.url, url));
  return found;
}

export async function findActorByKey(db: Db, keyUrl: string): Promise<Actor | undefined> {
  const [found] = await db.select().from(actors).where(eq(actors.keyUrl, keyUrl));
  return found;
}

export const findActors = (db: Db, ids: number[]): Promise<Actor[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(actors).where(inArray(actors.id, ids));

/** The name of an account or channel of this node; undefined when there is none of it here. */
export async function findLocalName(
  db: Db,
  of: Exclude<ActorOf, 'node'>,
): Promise<string | undefined> {
  const [found] =
    'accountId' in of
      ? await db
          .select({ name: accounts.name })
          .from(accounts)
          .where(and(eq(accounts.id, of.accountId), isNull(accounts.host)))
      : await db
          .select({ name: channels.name })
          .from(channels)
          .where(and(eq(channels.id, of.channelId), isNull(channels.host)));
  return found?.name;
}

/** Adds an actor of ours, unless another process was faster: then that one counts. */
export async function addActor(db: Db, actor: NewActor): Promise<Actor> {
  await db.insert(actors).values(actor).onConflictDoNothing();
  return (await findActorByUrl(db, actor.url))!;
}

/** Adds an actor of another node, or brings what is known of it up to date. */
export async function saveActor(db: Db, actor: NewActor & { host: string }): Promise<Actor> {
  const [saved] = await db
    .insert(actors)
    .values(actor)
    .onConflictDoUpdate({
      target: actors.url,
      set: { ...actor, fetchedAt: sql`now()`, failedSince: null, goneAt: null },
    })
    .returning();
  return saved!;
}

type Counts = { followersCount: number | undefined; followingCount: number | undefined };

/** Writes down how many follow an actor and whom it follows; what is not known stays as it was. */
export async function setFollowCounts(db: Db, id: number, counts: Counts): Promise<void> {
  if (counts.followersCount === undefined && counts.followingCount === undefined) return;
  await db.update(actors).set(counts).where(eq(actors.id, id));
}

/** Remembers that an actor could not be fetched. */
export const markFailed = (db: Db, id: number) =>
  db
    .update(actors)
    .set({ failedSince: sql`coalesce(${actors.failedSince}, now())` })
    .where(eq(actors.id, id));

/** Remembers that an actor is gone at its node. */
export const markGone = (db: Db, id: number) =>
  db
    .update(actors)
    .set({ goneAt: sql`now()` })
    .where(eq(actors.id, id));

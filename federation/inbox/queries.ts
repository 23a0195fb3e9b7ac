import {
  and,
  count,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';

import type { Db } from '../../server/platform/db.ts';
import { ADVISORY_LOCK } from '../../server/platform/db/advisory-locks.ts';
import { actors, inboxActivities } from '../tables.ts';

export type Arrived = Pick<
  typeof inboxActivities.$inferSelect,
  'digest' | 'url' | 'type' | 'signerId' | 'body' | 'isForwarded'
>;

/**
 * Keeps what came; what came before is dropped. Returns how many are new. However many there are, it is one statement with
 * one parameter, which each connection keeps prepared.
 */
export async function addArrived(tx: Db, arrived: Arrived[]): Promise<number> {
  const added = await tx.execute(sql`
    insert into ${inboxActivities} (digest, url, type, signer_id, body, is_forwarded)
    select digest, url, type, "signerId", body, "isForwarded"
    from jsonb_to_recordset(${JSON.stringify(arrived)}::jsonb) as arrived(
      digest text, url text, type text, "signerId" int, body jsonb, "isForwarded" boolean)
    on conflict do nothing returning id`);
  return added.length;
}

const MOST_OF_SIGNER = 30; // at once, so that the floods of some leave room for others
const LOOKED_AT = 1_000; // of those that wait, the oldest

/**
 * Claims activities that wait, the oldest first, and of each signer only so many: until the lease ends nobody else does, nor
 * claims later ones of the same signers. One process claims at a time, so that each sees what the others took. Where the
 * oldest are a flood of few, each signer that waits is looked up, however much of the flood lies before.
 */
export const claimArrived = (db: Db, limit: number, leaseSeconds: number) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.inbox}, 0)`);
    const claimed: Claimed[] = [];
    for (const find of [amongOldest, ofEachSigner]) {
      if (claimed.length === limit) break;
      const found = find(signersUnderWay(tx, leaseSeconds), limit - claimed.length);
      claimed.push(...(await claim(tx, found, leaseSeconds)));
    }
    return claimed.toSorted((a, b) => a.id - b.id);
  });

const claim = (tx: Db, found: SQL, leaseSeconds: number) =>
  tx
    .update(inboxActivities)
    .set({
      nextAttemptAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
      attempts: sql`${inboxActivities.attempts} + 1`,
      reason: null, // what has one is put off, and not under way
    })
    .where(and(sql`${inboxActivities.id} in (${found})`, isDue))
    .returning();

type UnderWay = ReturnType<typeof signersUnderWay>;

const amongOldest = (underWay: UnderWay, limit: number) => sql`
  select id from (
    select id, row_number() over (partition by signer_id order by id) as turn
    from (select id, signer_id from ${inboxActivities} where ${isDue} order by id limit ${LOOKED_AT}) oldest
    where signer_id not in ${underWay}
  ) in_turn
  where turn <= ${MOST_OF_SIGNER} order by id limit ${limit}`;

/** By a loose scan of the index: one step for each signer, not for each activity. */
const ofEachSigner = (underWay: UnderWay, limit: number) => sql`
  with recursive signers(id) as (
    (select signer_id from ${inboxActivities} where state = 'waiting' order by signer_id limit 1)
    union all
    select (select signer_id from ${inboxActivities} where state = 'waiting' and signer_id > signers.id
      order by signer_id limit 1)
    from signers where id is not null
  )
  select due.id from signers cross join lateral (
    select ${inboxActivities.id} as id from ${inboxActivities}
    where ${inboxActivities.signerId} = signers.id and ${isDue} order by ${inboxActivities.id} limit ${MOST_OF_SIGNER}
  ) due
  where signers.id not in ${underWay} order by due.id limit ${limit}`;

const isDue = and(
  eq(inboxActivities.state, 'waiting'),
  lte(inboxActivities.nextAttemptAt, sql`now()`),
);

/** Whose activities are handled at the moment. */
const signersUnderWay = (tx: Db, leaseSeconds: number) =>
  tx
    .select({ id: inboxActivities.signerId })
    .from(inboxActivities)
    .where(
      and(
        eq(inboxActivities.state, 'waiting'),
        isNull(inboxActivities.reason),
        gt(inboxActivities.nextAttemptAt, sql`now()`),
        lte(inboxActivities.nextAttemptAt, sql`now() + 2 * make_interval(secs => ${leaseSeconds})`),
      ),
    );

/**
 * Whether its signer has said more since about what an activity is about: that it is gone, that it is otherwise, or that the
 * activity itself is taken back. `object` is the id of what it is about. For those that were put off: it looks at all that
 * the signer has sent since.
 */
export async function isOvertaken(
  db: Db,
  { id, signerId, type, url }: Claimed,
  object: string | undefined,
): Promise<boolean> {
  const named = sql`coalesce(${inboxActivities.body}->'object'->>'id', ${inboxActivities.body}->>'object')`;
  const says = (word: SQL, about: string | undefined) =>
    and(sql`${inboxActivities.type} ~ ${word}`, sql`${named} = ${about ?? null}`);
  const isToldAnew = and(ne(inboxActivities.state, 'ignored'), says(sql`'^Update\\M'`, object));
  const [row] = await db
    .select({ id: inboxActivities.id })
    .from(inboxActivities)
    .where(
      and(
        eq(inboxActivities.signerId, signerId),
        gt(inboxActivities.id, id),
        notInArray(inboxActivities.state, ['refused', 'failed']),
        or(
          says(sql`'^Delete\\M'`, object),
          says(sql`'^Undo\\M'`, url),
          /^(Create|Update)\b/.test(type) ? isToldAnew : undefined,
        ),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Whether something waits that is to be handled within these seconds. */
export async function isDueWithin(db: Db, seconds: number): Promise<boolean> {
  const [row] = await db
    .select({ id: inboxActivities.id })
    .from(inboxActivities)
    .where(
      and(
        eq(inboxActivities.state, 'waiting'),
        lte(inboxActivities.nextAttemptAt, sql`now() + make_interval(secs => ${seconds})`),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Keeps claimed activities that are not over yet. */
export const renewLeases = (db: Db, ids: number[], leaseSeconds: number) =>
  db
    .update(inboxActivities)
    .set({ nextAttemptAt: sql`now() + make_interval(secs => ${leaseSeconds})` })
    .where(
      and(
        inArray(inboxActivities.id, ids),
        eq(inboxActivities.state, 'waiting'),
        lte(inboxActivities.nextAttemptAt, sql`now() + make_interval(secs => ${leaseSeconds})`),
      ),
    );

export type Claimed = typeof inboxActivities.$inferSelect;

export type End = { state: 'done' | 'ignored' | 'refused' | 'failed'; reason: string | null };
export type Ended = End & { id: number };

/** Writes down how activities ended: however many there are, by one statement with one parameter. */
export const endActivities = (db: Db, ended: Ended[]) =>
  db.execute(sql`
    update ${inboxActivities} set state = ended.state::inbox_state, reason = ended.reason
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as ended(
      id bigint, state text, reason text)
    where ${inboxActivities.id} = ended.id`);

export const tryLater = (db: Db, id: number, seconds: number, reason: string) =>
  db
    .update(inboxActivities)
    .set({ nextAttemptAt: sql`now() + make_interval(secs => ${seconds})`, reason })
    .where(eq(inboxActivities.id, id));

/** Forgets the oldest of what is over, when more than `maxRows` are kept. */
export const forgetBeyond = (db: Db, maxRows: number) =>
  db
    .delete(inboxActivities)
    .where(
      and(
        ne(inboxActivities.state, 'waiting'),
        lte(
          inboxActivities.id,
          sql`(select id from ${inboxActivities} order by id desc offset ${maxRows} limit 1)`,
        ),
      ),
    );

/** The hosts of which so many activities wait, and how many wait in all. */
export async function findBusyHosts(db: Db, maxOfHost: number) {
  const rows = await db
    .select({ host: actors.host, waiting: count() })
    .from(inboxActivities)
    .innerJoin(actors, eq(actors.id, inboxActivities.signerId))
    .where(eq(inboxActivities.state, 'waiting'))
    .groupBy(actors.host);
  return {
    hosts: new Set(rows.filter(({ waiting }) => waiting >= maxOfHost).map(({ host }) => host)),
    total: rows.reduce((sum, { waiting }) => sum + waiting, 0),
  };
}

/** Forgets activities that came long ago; nobody sends the same bytes that late. */
export const forgetOld = (db: Db, days: number) =>
  db
    .delete(inboxActivities)
    .where(lt(inboxActivities.receivedAt, sql`now() - make_interval(days => ${days})`));

export const findSigners = (db: Db, ids: number[]) =>
  db.select().from(actors).where(inArray(actors.id, ids));

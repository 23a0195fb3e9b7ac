import { asc, count, desc, eq, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import type { Page } from '../../platform/page-query.ts';
import { registrationTokens, runners } from '../tables.ts';

export const TOKEN_SORTS = ['createdAt'] as const;

export const insertRegistrationToken = (db: Db, token: string) =>
  db.insert(registrationTokens).values({ token });

/** The first token of a node, unless it has, or had, one. */
export const insertFirstToken = (db: Db, token: string) =>
  db.execute(sql`insert into ${registrationTokens} (token)
    select ${token} from runner_registration_tokens_id_seq where not is_called`);

export async function findRegistrationToken(db: Db, token: string) {
  const [row] = await db
    .select()
    .from(registrationTokens)
    .where(eq(registrationTokens.token, token));
  return row;
}

export const listRegistrationTokens = (
  db: Db,
  { start, count: most, sort }: Page<(typeof TOKEN_SORTS)[number]>,
) => {
  const order = sort.descending ? desc : asc;
  return db
    .select({
      id: registrationTokens.id,
      registrationToken: registrationTokens.token,
      createdAt: registrationTokens.createdAt,
      updatedAt: registrationTokens.updatedAt,
      registeredRunnersCount: count(runners.id),
    })
    .from(registrationTokens)
    .leftJoin(runners, eq(runners.registrationTokenId, registrationTokens.id))
    .groupBy(registrationTokens.id)
    .orderBy(order(registrationTokens.createdAt), order(registrationTokens.id))
    .offset(start)
    .limit(most);
};

export async function countRegistrationTokens(db: Db): Promise<number> {
  const [row] = await db.select({ total: count() }).from(registrationTokens);
  return row!.total;
}

/** Deletes a token with the runners that came by it; tells whether it was there. */
export async function deleteRegistrationToken(tx: Db, id: number): Promise<boolean> {
  const gone = await tx
    .delete(registrationTokens)
    .where(eq(registrationTokens.id, id))
    .returning({ id: registrationTokens.id });
  return gone.length > 0;
}

export const runnersOfToken = (tx: Db, id: number) =>
  tx.select({ id: runners.id }).from(runners).where(eq(runners.registrationTokenId, id));

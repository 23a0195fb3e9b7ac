import { and, count, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm';

import { domainPolicies, type DomainPolicy } from '../../server/catalog/domain-tables.ts';
import { serverMutes } from '../../server/catalog/mute-tables.ts';
import { likePattern } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import type { Page } from '../../server/platform/page-query.ts';

export type PolicyRow = typeof domainPolicies.$inferSelect;

/** The policies by host, and the nodes muted for everybody, which are rejected: all, or those of certain hosts. */
export async function findPolicies(db: Db, hosts?: string[]): Promise<Map<string, DomainPolicy>> {
  const [set, muted] = await Promise.all([
    db
      .select({ host: domainPolicies.host, policy: domainPolicies.policy })
      .from(domainPolicies)
      .where(hosts && inArray(domainPolicies.host, hosts)),
    db
      .select({ host: serverMutes.host })
      .from(serverMutes)
      .where(and(isNull(serverMutes.userId), hosts && inArray(serverMutes.host, hosts))),
  ]);
  return new Map([
    ...set.map(({ host, policy }) => [host, policy] as const),
    ...muted.map(({ host }) => [host, 'reject'] as const),
  ]);
}

const SORTS = {
  createdAt: domainPolicies.createdAt,
  updatedAt: domainPolicies.updatedAt,
  host: domainPolicies.host,
  policy: domainPolicies.policy,
} as const;

export const POLICY_SORTS = Object.keys(SORTS) as (keyof typeof SORTS)[];

type Which = { search?: string | undefined; policy?: DomainPolicy | undefined };

const matches = ({ search, policy }: Which) =>
  and(
    policy && eq(domainPolicies.policy, policy),
    search === undefined
      ? undefined
      : or(
          ilike(domainPolicies.host, likePattern(search)),
          ilike(domainPolicies.reason, likePattern(search)),
          ilike(domainPolicies.publicComment, likePattern(search)),
        ),
  );

/** A page of the policies, and how many there are. */
export async function listPolicies(db: Db, which: Which, page: Page<keyof typeof SORTS>) {
  const column = SORTS[page.sort.field];
  const direction = page.sort.descending ? sql`desc` : sql`asc`;
  const [rows, [all]] = await Promise.all([
    db
      .select()
      .from(domainPolicies)
      .where(matches(which))
      .orderBy(sql`${column} ${direction}`, sql`${domainPolicies.host} ${direction}`)
      .limit(page.count)
      .offset(page.start),
    db.select({ total: count() }).from(domainPolicies).where(matches(which)),
  ]);
  return { rows, total: all!.total };
}

export const findPolicy = async (db: Db, host: string): Promise<PolicyRow | undefined> =>
  (await db.select().from(domainPolicies).where(eq(domainPolicies.host, host)))[0];

type Said = Pick<PolicyRow, 'policy' | 'reason' | 'publicComment'>;

/** Sets the policy for a host, whatever it was. */
export async function putPolicy(tx: Db, host: string, said: Said): Promise<PolicyRow> {
  const [row] = await tx
    .insert(domainPolicies)
    .values({ host, ...said })
    .onConflictDoUpdate({
      target: domainPolicies.host,
      set: { ...said, updatedAt: sql`now()` },
    })
    .returning();
  return row!;
}

/** Removes the policy for a host, and returns it. */
export async function deletePolicy(tx: Db, host: string): Promise<PolicyRow | undefined> {
  const [row] = await tx.delete(domainPolicies).where(eq(domainPolicies.host, host)).returning();
  return row;
}

import { and, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

import { accounts, users } from '../identity/tables.ts';
import type { Viewer } from './access.ts';
import { domainPolicies, type DomainPolicy } from './domain-tables.ts';
import { follows } from './social-tables.ts';
import { channels } from './tables.ts';

const query = new QueryBuilder();

/** A host as it is, and without its port the domains it is below, itself included, but none above with one label. */
export const hostsAboveColumn = (host: AnyPgColumn): SQL => sql`array_append(array(
  select array_to_string(labels[n:], '.')
  from (select string_to_array(split_part(${host}, ':', 1), '.') as labels) as split,
    generate_series(1, greatest(1, cardinality(labels) - 1)) as n), ${host})`;

/** The policy for a host, of those that concern it the one that says most; null for this node. */
export const policyColumn = (host: AnyPgColumn): SQL<DomainPolicy | null> =>
  sql<DomainPolicy | null>`case when ${host} is not null then (
    select ${domainPolicies.policy} from ${domainPolicies}
    where ${domainPolicies.host} = any(${hostsAboveColumn(host)})
    order by length(${domainPolicies.host}) desc limit 1) end`;

/** Whether anything of a host is shown here: it is of this node, or is not rejected. */
export const isAdmitted = (host: AnyPgColumn): SQL =>
  sql`${policyColumn(host)} is distinct from 'reject'`;

/** Whether an account may be found by anybody, or by the viewer, who follows it or a channel of it. Joins `accounts`. */
export const isUnsilenced = (viewer: Viewer) =>
  or(
    isNull(accounts.host), // asked first: most accounts are of this node
    sql`${policyColumn(accounts.host)} is distinct from 'silence'`,
    viewer ? isFollowedBy(viewer) : undefined,
  );

/** Whether an account of another node is admitted, and may be found likewise: the policy is looked up once. Joins `accounts`. */
export const isAdmittedTo = (viewer: Viewer): SQL => sql`case ${policyColumn(accounts.host)}
  when 'reject' then false when 'silence' then ${viewer ? isFollowedBy(viewer) : sql`false`} else true end`;

const isFollowedBy = ({ id }: NonNullable<Viewer>) =>
  exists(
    query
      .select({ one: sql`1` })
      .from(follows)
      .where(
        and(
          inArray(
            follows.followerId,
            query.select({ id: users.accountId }).from(users).where(eq(users.id, id)),
          ),
          or(
            eq(follows.accountId, accounts.id),
            inArray(
              follows.channelId,
              query.select({ id: channels.id }).from(channels).where(ownedByAccount),
            ),
          ),
        ),
      ),
  );

const ownedByAccount = eq(channels.accountId, accounts.id);

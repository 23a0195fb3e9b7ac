import { CATALOG_CHANGES, type DomainPolicy } from '../../server/catalog/index.ts';
import { instanceConfig } from '../../server/instance/index.ts';
import { type Cache, createCache } from '../../server/platform/cache.ts';
import type { Database, Db } from '../../server/platform/db.ts';
import { canonicalHost, hostsAbove } from '../../server/platform/host.ts';
import { oncePer } from '../../server/platform/once-per.ts';
import { findPolicies } from './policies-queries.ts';

/** With whom this node speaks: with everybody, or with those that are listed; what it shows, to its followers only. */
export type FederationMode = 'open' | 'allow-list' | 'followers-only';

export type Policies = { mode: FederationMode; byHost: Map<string, DomainPolicy> };

/** The policy for a host as a URL has it; undefined where there is none. Of several the one that says most counts. */
export const policyFor = ({ byHost }: Pick<Policies, 'byHost'>, host: string) =>
  hostsAbove(canonicalHost(host) ?? host)
    .map((above) => byHost.get(above))
    .find((policy) => policy !== undefined);

/**
 * Whether this node has anything to do with a host, spelt as URLs spell it: a spelling that stays another than the
 * canonical one would be no honest node's, and hide it from policies (security case F20).
 */
export function isOpenTo(policies: Policies, host: string): boolean {
  if (canonicalHost(host) !== host) return false;
  const policy = policyFor(policies, host);
  return policies.mode === 'allow-list'
    ? policy !== undefined && policy !== 'reject'
    : policy !== 'reject';
}

const KEPT_SECONDS = 5; // the mode may be this late; a change of policies is told at once

const keptFor = oncePer<Db, Cache<Policies>>(() =>
  createCache({ ttlSeconds: KEPT_SECONDS, maxKeys: 1 }),
);

/** All policies, kept in memory for seconds. */
export const policiesOf = (db: Db): Promise<Policies> =>
  keptFor(db).remember('all', () => readPolicies(db));

/** The policies as they are now: all, or, for many hosts at once, those that concern them. */
export async function readPolicies(db: Db, hosts?: string[]): Promise<Policies> {
  const names = hosts?.flatMap((host) => hostsAbove(canonicalHost(host) ?? host));
  const [{ federation }, byHost] = await Promise.all([
    instanceConfig(db),
    findPolicies(db, names && [...new Set(names)]),
  ]);
  return { mode: federation.mode, byHost };
}

/** Forgets what is kept when any process changes a policy or mutes a node. */
export const followPolicies = ({ listen, db }: Database): Promise<unknown> =>
  listen(CATALOG_CHANGES, (videoUuid) => {
    if (videoUuid === '') keptFor(db).clear();
  });

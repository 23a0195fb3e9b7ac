import type { Db } from '../../server/platform/db.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { isOpenTo, policiesOf, policyFor, readPolicies } from './policies.ts';

type Node = { db: Db };

/**
 * Lets what is at a URL pass, or what comes from there. Fails with `forbidden` for a node that is rejected or not listed
 * where only listed ones may.
 */
export async function requireOpen({ db }: Node, url: URL | string): Promise<void> {
  const { host } = new URL(url);
  if (!isOpenTo(await policiesOf(db), host))
    throw forbidden(`This node has nothing to do with ${host}.`);
}

/** The same for pictures and files, which some nodes' are not taken from. */
export async function requireMedia(node: Node, url: URL | string): Promise<void> {
  await requireOpen(node, url);
  const { host } = new URL(url);
  if (policyFor(await policiesOf(node.db), host) === 'no-media')
    throw forbidden(`This node takes no media of ${host}.`);
}

/** Those of these that are of nodes this one speaks with, in the caller's transaction. */
export async function openAmong<T extends { host: string }>(tx: Db, all: T[]): Promise<T[]> {
  if (all.length === 0) return [];
  const policies = await readPolicies(tx, [...new Set(all.map(({ host }) => host))]);
  return all.filter(({ host }) => isOpenTo(policies, host));
}

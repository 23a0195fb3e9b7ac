import type { Db } from '../../server/platform/db.ts';
import type { FindNode } from '../../server/platform/known-node.ts';
import { ourActor } from '../actors/our-actor.ts';
import { findNodeNamed } from '../actors/queries.ts';
import { policiesOf, policyFor } from '../policies/policies.ts';
import { NODE_ACTOR_NAME } from '../vocabulary/actor-urls.ts';
import { factsOf } from './actor-facts.ts';

/** Finds what is known of a node, this one or another; of one that is rejected nothing is shown. */
export const openNodes =
  (node: { db: Db; publicUrl: URL }): FindNode =>
  async (handle) => {
    const { name, host } = handle;
    const isUs = host === null && name.toLowerCase() === NODE_ACTOR_NAME;
    const actor = isUs
      ? await ourActor(node.db, node, 'node')
      : host === null
        ? undefined
        : await findElsewhere(node.db, { name, host });
    if (!actor || actor.goneAt !== null) return undefined;
    const facts = (await factsOf(node.db, [actor])).get(actor.id)!;
    const { createdAt, fetchedAt: updatedAt } = actor;
    return { ...facts, name: actor.name, host, url: actor.url, createdAt, updatedAt };
  };

const findElsewhere = async (db: Db, named: { name: string; host: string }) =>
  policyFor(await policiesOf(db), named.host) === 'reject' ? undefined : findNodeNamed(db, named);

import { announceManyChanges, type DomainPolicy } from '../../server/catalog/index.ts';
import { recordAct } from '../../server/instance/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure, notFound } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { hostsAbove } from '../../server/platform/host.ts';
import { policyChanged } from './events.ts';
import { deletePolicy, findPolicy, type PolicyRow, putPolicy } from './policies-queries.ts';

type Node = { db: Db; publicUrl: URL };

export type Wanted = {
  policy: DomainPolicy;
  reason: string | null;
  publicComment: string | null;
};

/** Sets the policy for a host. It holds at once; a job ends what it ends. Fails with `conflict` for this node itself. */
export function setPolicy(
  { db, publicUrl }: Node,
  userId: number,
  { host, ...wanted }: Wanted & { host: string },
): Promise<PolicyRow> {
  if (hostsAbove(publicUrl.host).includes(host))
    throw new Failure('conflict', 'This node cannot have a policy for itself.');
  return db.transaction(async (tx) => {
    const before = await findPolicy(tx, host);
    const after = await putPolicy(tx, host, wanted);
    await recordAct(tx, {
      userId,
      action: before ? 'update' : 'create',
      subject: { domain: 'domain-policies', id: host },
      before: before && factsOf(before),
      after: factsOf(after),
    });
    await conclude(tx, host);
    return after;
  });
}

/** Removes the policy for a host. Fails with `not_found` when there is none. */
export const removePolicy = ({ db }: Node, userId: number, host: string): Promise<void> =>
  db.transaction(async (tx) => {
    const before = await deletePolicy(tx, host);
    if (!before) throw notFound('Domain policy');
    await recordAct(tx, {
      userId,
      action: 'delete',
      subject: { domain: 'domain-policies', id: host },
      before: factsOf(before),
    });
    await conclude(tx, host);
  });

const factsOf = ({ policy, reason, publicComment }: PolicyRow) => ({
  policy,
  reason,
  publicComment,
});

async function conclude(tx: Db, host: string) {
  await announceManyChanges(tx); // lists are other ones now, and every process reads the policies anew
  await emit(tx, policyChanged, { host });
}

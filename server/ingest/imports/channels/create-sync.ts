import type * as z from 'zod';

import { requireManagedChannel, lockQuota } from '../../../catalog/index.ts';
import type { User } from '../../../identity/index.ts';
import { instanceConfig } from '../../../instance/index.ts';
import type { Db } from '../../../platform/db.ts';
import { invalid, notFound } from '../../../platform/errors.ts';
import type { Fetch } from '../../../platform/fetch/index.ts';
import type { SyncForm } from './form.ts';
import { recordSync, requireSyncEnabled } from './managed-sync.ts';
import { countSyncs, type FoundSync, insertSync } from './sync-queries.ts';

type Node = { db: Db; fetch: Fetch };

/**
 * Has a channel follow another elsewhere from now on. Fails with `forbidden` while synchronization is off, for another's
 * channel and for an address that is not on the public internet; with `invalid` for an account that has as many as it may.
 */
export async function createSync(
  node: Node,
  user: User,
  { externalChannelUrl, videoChannelId }: z.output<typeof SyncForm>,
): Promise<FoundSync> {
  await requireSyncEnabled(node.db);
  const { channel, ownerUserId } = await requireManagedChannel(node.db, videoChannelId, user);
  if (ownerUserId === null) throw notFound('Video channel');
  await node.fetch.requireReachable(new URL(externalChannelUrl), { plainHttp: true });
  return node.db.transaction(async (tx) => {
    await lockQuota(tx, ownerUserId); // one after the other
    await requireFewSyncs(tx, channel.accountId);
    const sync = await insertSync(tx, { channelId: channel.id, externalChannelUrl });
    const told = { id: sync.id, url: externalChannelUrl };
    await recordSync(tx, user, { channelId: channel.id, action: 'create', sync: told });
    return { sync, channel };
  });
}

async function requireFewSyncs(tx: Db, accountId: number) {
  const { maxPerUser } = (await instanceConfig(tx)).import.videoChannelSynchronization;
  if ((await countSyncs(tx, accountId)) >= maxPerUser)
    throw invalid('videoChannelId', `This user may have ${maxPerUser} synchronizations at most.`);
}

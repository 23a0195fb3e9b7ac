import { Failure, invalid } from '../../server/platform/errors.ts';
import { announceArchive } from '../../server/portability/index.ts';
import type { Services } from '../../server/services.ts';
import { ourActor } from '../actors/our-actor.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { hostOf } from '../vocabulary/incoming/common.ts';
import { type Named, type Ours, urlOf } from './move.ts';

type Node = Pick<Services, 'config' | 'db' | 'fetch' | 'publicUrl' | 'storage'>;
type Asked = { from: Named; archiveUrl: string };

/**
 * Fetches what somebody had at their former home, or one channel of it: the archive that it gave its user the address of,
 * which nobody else has. Both actors must name each other as an alias, as they are shown now, and the archive be of that node.
 * Fails with `invalid`, with `conflict` when one does not name the other or is of another kind, and as `announceArchive` does.
 */
export async function fetchFormerHome(
  node: Node,
  { userId, of }: { userId: number; of: Ours },
  { from, archiveUrl }: Asked,
): Promise<{ id: number }> {
  const found = await urlOf(node, from, 'from');
  if (hostOf(found) !== hostOf(archiveUrl))
    throw invalid('archiveUrl', 'Should be of the node that was left');
  const us = await ourActor(node.db, node, of);
  const former = await resolveActor(node, found, { maxAgeHours: 0 });
  if (former.type !== us.type) throw new Failure('conflict', 'It is of another kind.');
  for (const [one, other] of [
    [us, former],
    [former, us],
  ] as const)
    if (!one.alsoKnownAs.includes(other.url))
      throw new Failure('conflict', `${one.url} does not name ${other.url} as an alias.`);
  const url = new URL(archiveUrl);
  if (us.channelId === null) return announceArchive(node, { userId, url });
  return announceArchive(node, {
    userId,
    url,
    only: { name: former.name, channelId: us.channelId },
  });
}

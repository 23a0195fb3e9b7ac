import type { Db } from '../../../server/platform/db.ts';
import { ourActor } from '../../actors/our-actor.ts';
import type { ActorOf } from '../../actors/queries.ts';
import { createActivity, withObjectId } from '../../vocabulary/activities.ts';
import { channelAudience } from '../../vocabulary/audience.ts';
import { announceActivity } from '../../vocabulary/reactions.ts';
import { accountUrl, channelUrl, outboxUrl, videoUrl } from '../../vocabulary/urls.ts';
import type { Node } from '../node.ts';
import { collection } from '../paging.ts';
import { findAnnounced } from './outbox-queries.ts';

type Announced = Awaited<ReturnType<typeof findAnnounced>>['rows'][number];

/** What an actor of this node published: accounts create videos, their channels and the node share them. */
export async function findOutbox(db: Db, node: Node, of: ActorOf, page: number | undefined) {
  const { origin } = node.publicUrl;
  const actor = await ourActor(db, node, of);
  const creates = of !== 'node' && 'accountId' in of;
  const item = (row: Announced) => {
    const video = { ...audienceOf(origin, row), id: videoUrl(origin, row.uuid) };
    return creates
      ? withObjectId(createActivity(actor.url, video))
      : announceActivity(actor, video.id, { to: video.to, cc: video.cc });
  };
  return collection(outboxUrl(actor.url), page, (range) => findAnnounced(db, of, range), item);
}

const audienceOf = (origin: string, { accountName, channelName }: Announced) =>
  channelAudience({
    isListed: true,
    accountUrl: accountUrl(origin, accountName),
    channelUrl: channelUrl(origin, channelName),
  });

import { VideoPrivacy } from '../../server/catalog/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { type Audience, channelAudience, directAudience } from '../vocabulary/audience.ts';
import { videoUrl } from '../vocabulary/urls.ts';
import {
  findForeignVideo,
  findOwnersOf,
  inboxesOf,
  inboxesOfFollowers,
  type Owners,
} from './queries.ts';
import { showersOf } from './show.ts';

/** A video of any node, and who hears what is done with it here. */
export type Concerned = {
  video: { url: string; id: number };
  audience: Audience;
  inboxUrls: string[];
  isForeign: boolean;
};

type Node = { db: Db; publicUrl: URL };

/**
 * Who hears that somebody here watches a video: its own node, or, of a video of this one, those who follow it. Undefined
 * when it is gone, or not for everybody.
 */
export async function concernedWith(node: Node, videoId: number): Promise<Concerned | undefined> {
  const owners = await findOwnersOf(node.db, videoId);
  if (!owners || owners.privacy !== VideoPrivacy.public) return undefined;
  return owners.url === null ? ofOurs(node, owners) : ofTheirs(node.db, owners);
}

async function ofOurs(node: Node, { id, uuid, accountId, channelId }: Owners): Promise<Concerned> {
  const showers = await showersOf(node, { accountId, channelId });
  const [account, channel] = showers;
  return {
    video: { url: videoUrl(node.publicUrl.origin, uuid), id },
    audience: channelAudience({
      isListed: true,
      accountUrl: account!.url,
      channelUrl: channel!.url,
    }),
    inboxUrls: await inboxesOfFollowers(
      node.db,
      showers.map(({ id: actorId }) => actorId),
    ),
    isForeign: false,
  };
}

async function ofTheirs(db: Db, { id, accountUrl }: Owners): Promise<Concerned | undefined> {
  const found = await findForeignVideo(db, id);
  if (!found) return undefined;
  return {
    video: { url: found.url, id },
    audience: directAudience(...(accountUrl === null ? [] : [accountUrl])),
    inboxUrls: await inboxesOf(db, found.actorIds),
    isForeign: true,
  };
}

import { VideoPrivacy } from '../../../server/catalog/index.ts';
import type { Db } from '../../../server/platform/db.ts';
import { ourActor } from '../../actors/our-actor.ts';
import { findBoosts } from '../../boosts/queries.ts';
import { announceUrl } from '../../vocabulary/activity-urls.ts';
import { announceActivity } from '../../vocabulary/reactions.ts';
import { announcesUrl, commentUrl, videoUrl } from '../../vocabulary/urls.ts';
import { findOpenComment } from '../comments/comment-queries.ts';
import type { Node } from '../node.ts';
import { collection, type Range } from '../paging.ts';
import type { KnownVideo } from './known-video-queries.ts';

/** Who shares a video: its channel and this node, if it is a public one, and then who boosted it elsewhere. */
export async function findAnnounces(
  db: Db,
  node: Node,
  video: KnownVideo,
  page: number | undefined,
) {
  const url = videoUrl(node.publicUrl.origin, video.uuid);
  const ours = (await sharersOf(db, node, video)).map(({ id }) => announceUrl(url, id));
  const find = async (range: Range | undefined) => {
    const own = range ? ours.slice(range.start, range.start + range.count) : [];
    const rest = range && {
      start: Math.max(0, range.start - ours.length),
      count: range.count - own.length,
    };
    const { total, rows } = await findBoosts(db, { videoId: video.id }, rest);
    return { total: ours.length + total, rows: [...own, ...rows.map((boost) => boost.url)] };
  };
  return collection(announcesUrl(url), page, find, (announce) => announce);
}

/** Who boosted a comment of this node; undefined of one that a stranger does not find here. */
export async function findCommentAnnounces(
  db: Db,
  node: Node,
  of: { videoUuid: string; id: number },
  page: number | undefined,
) {
  const row = await findOpenComment(db, of);
  if (!row || row.comment.url !== null || row.comment.deletedAt) return undefined;
  const url = commentUrl(videoUrl(node.publicUrl.origin, of.videoUuid), of.id);
  return collection(
    announcesUrl(url),
    page,
    (range) => findBoosts(db, { commentId: of.id }, range),
    (boost) => boost.url,
  );
}

/** The Announce of a video by one of those who share it. `actorId`: the number this node has for the actor. */
export async function findAnnounce(db: Db, node: Node, video: KnownVideo, actorId: number) {
  const actor = (await sharersOf(db, node, video)).find(({ id }) => id === actorId);
  return actor && announceActivity(actor, videoUrl(node.publicUrl.origin, video.uuid));
}

const sharersOf = (db: Db, node: Node, { privacy, channelId }: KnownVideo) =>
  privacy === VideoPrivacy.public
    ? Promise.all([ourActor(db, node, { channelId }), ourActor(db, node, 'node')])
    : Promise.resolve([]);

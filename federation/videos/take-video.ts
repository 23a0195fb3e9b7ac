import { findVideoByUrl, requireNotRemoved, takeRemoteVideo } from '../../server/catalog/index.ts';
import { Failure } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import type { Actor } from '../actors/queries.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { requireRoom } from '../bounds/room.ts';
import { fetchObject, type Reaching } from '../fetch/fetch-object.ts';
import { holdChannel } from '../follows/followed-queries.ts';
import { settleVideos } from '../follows/settle-followed.ts';
import { sameHost } from '../vocabulary/incoming/common.ts';
import { ForeignVideo, toRemoteVideo } from '../vocabulary/incoming/video.ts';
import { videoTaken } from './events.ts';

/** The video at that id, as its own node shows it. Fails with `remote_failed` when it is none, `not_found` when it is gone. */
export const fetchVideo = async (node: Reaching, url: string): Promise<ForeignVideo> =>
  readVideo(await fetchObject(node, url));

/** Reads what another node says is a video. Fails with `remote_failed`. */
export function readVideo(object: unknown): ForeignVideo {
  const parsed = ForeignVideo.safeParse(object);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Failure('invalid', `It is no video: ${issue?.path.join('.')} ${issue?.message}`);
}

/** Who publishes a video: its channel, and the account that has it. */
export type Publishers = { channel: Actor; all: Actor[] };

/** Fails with `invalid` for a video without a channel of its node. */
export async function publishersOf(
  node: Reaching,
  { id, attributedTo }: ForeignVideo,
): Promise<Publishers> {
  const all: Actor[] = [];
  for (const url of attributedTo) all.push(await resolveActor(node, url));
  const channel = all.find(({ type, channelId }) => type === 'Group' && channelId !== null);
  if (!channel) throw new Failure('invalid', `${id} is in no channel.`);
  return { channel, all };
}

/**
 * Keeps a video as its own node shows it, or what is new of it. Its pictures and chapters follow, and its comments where it is
 * new, or `withComments`: some may have been lost on the way.
 */
export async function keepVideo(
  node: Reaching,
  video: ForeignVideo,
  { channel, withComments = false }: Publishers & { withComments?: boolean },
) {
  if (!(await findVideoByUrl(node.db, node.publicUrl, video.id))) {
    await requireRoom(node.db, 'videosOfChannel', channel.channelId!);
    await requireRoom(node.db, 'videosOfHost', channel.host!);
  }
  return node.db.transaction(async (tx) => {
    await holdChannel(tx, channel.channelId!);
    const taken = await takeRemoteVideo(tx, {
      ...toRemoteVideo(video),
      channelId: channel.channelId!,
    });
    await settleVideos(tx, [taken.video.id]);
    await emit(tx, videoTaken, {
      videoId: taken.video.id,
      withComments: taken.isNew || withComments,
      pictureUrl: pictureOf(video),
      chaptersUrl: ofItsHost(video, video.hasParts),
      playerSettingsUrl: ofItsHost(video, video.playerSettings),
      likesUrl: ofItsHost(video, video.likes),
      dislikesUrl: ofItsHost(video, video.dislikes),
      commentsUrl: ofItsHost(video, video.comments),
      manifestUrl: ofItsHost(video, video.url.manifestUrl),
    });
    return taken;
  });
}

/** Lists of a video are beside it: nobody has this node ask a third for what it has no use for (CVE-2025-32948). */
const ofItsHost = ({ id }: ForeignVideo, url: string | null) =>
  url !== null && sameHost(id, url) ? url : null;

/** Fetches a video and keeps it. Fails with `not_found` also for one that moderators of this node removed. */
export async function takeVideoAt(node: Reaching, url: string) {
  await requireNotRemoved(node.db, url);
  const video = await fetchVideo(node, url);
  return keepVideo(node, video, await publishersOf(node, video));
}

/** The widest of its pictures that is not square: those are for podcasts. */
function pictureOf({ icon }: ForeignVideo): string | null {
  const wide = icon.filter(({ width = 0, height = 0 }) => width === 0 || width > height);
  return (wide.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0] ?? icon[0])?.url ?? null;
}

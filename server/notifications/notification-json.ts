import { labelled, mayManage, type Origin, STATES, toShortUuid } from '../catalog/index.ts';
import type { Picture } from '../platform/pictures/picture.ts';
import type { AbuseSubject } from './moderation-queries.ts';
import type { Notification } from './queries.ts';
import type { CommentSubject, VideoSubject } from './subject-queries.ts';
import type { Reader, Subjects } from './subjects.ts';

type Actor = {
  id: number;
  name: string;
  host: string | null;
  displayName: string;
  avatars: Picture[];
};

/**
 * What a notification shows its reader (contract § Notification). Members it is not about are left out, and so are those
 * that its reader may no longer see.
 */
export function notificationJson(
  node: Origin,
  row: Notification,
  subjects: Subjects,
  reader: Reader,
) {
  return {
    id: row.id,
    type: row.type,
    read: row.read,
    data: null,
    ...videoPart(node, row, subjects),
    ...commentPart(node, row, subjects, reader),
    ...abusePart(node, row, subjects),
    ...followPart(node, row, subjects),
    ...nodeFollowPart(row),
    ...accountPart(node, row, subjects),
    ...collaborationPart(node, row, subjects),
    ...ownershipPart(node, row, subjects),
    ...importPart(row, subjects),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export type NotificationJson = ReturnType<typeof notificationJson>;

function videoPart(node: Origin, row: Notification, { videos }: Subjects) {
  const found = row.videoId === null ? undefined : videos.get(row.videoId);
  if (!found) return {};
  if (row.blockId !== null)
    return { videoBlacklist: { id: row.blockId, video: videoInfo(found.video) } };
  return { video: { ...videoInfo(found.video), channel: actorInfo(node, found.channel) } };
}

function commentPart(node: Origin, row: Notification, subjects: Subjects, reader: Reader) {
  const found = row.commentId === null ? undefined : subjects.comments.get(row.commentId);
  const video = found && subjects.videos.get(found.comment.videoId);
  if (!video || !maySee(found, video, reader)) return {};
  const { comment, account } = found;
  return {
    comment: {
      id: comment.id,
      threadId: comment.threadId ?? comment.id,
      account: actorInfo(node, account),
      video: videoInfo(video.video),
      heldForReview: comment.heldForReview,
    },
  };
}

/** A comment that waits for approval is seen by those who may approve it. */
const maySee = ({ comment }: CommentSubject, video: VideoSubject, reader: Reader) =>
  !comment.heldForReview || mayManage(reader, video);

function abusePart(node: Origin, row: Notification, subjects: Subjects) {
  const found = subjects.abuses.get(row.abuseId ?? 0);
  if (!found) return {};
  const { id, state } = found.abuse;
  return { abuse: { id, state, ...reportedThing(node, found, subjects) } };
}

/** A video, a comment below one, or else, also once these are gone, whose it was. */
function reportedThing(node: Origin, { abuse, flagged }: AbuseSubject, { videos }: Subjects) {
  const video = videos.get(abuse.videoId ?? 0);
  if (video) return { video: videoInfo(video.video) };
  const below = abuse.commentId === null ? null : abuse.reportedComment;
  const place = below && videos.get(below.video.id);
  if (place) return { comment: { threadId: below.threadId, video: videoInfo(place.video) } };
  return flagged ? { account: actorInfo(node, flagged) } : {};
}

function followPart(node: Origin, row: Notification, { follows }: Subjects) {
  const found = row.followId === null ? undefined : follows.get(row.followId);
  const following = found?.channel ?? found?.account;
  if (!found || !following) return {};
  const { name, displayName, host } = following;
  const type = found.channel ? ('channel' as const) : ('account' as const);
  return {
    actorFollow: {
      id: found.follow.id,
      state: found.follow.state,
      follower: actorInfo(node, found.follower),
      following: { type, name, displayName, host: host ?? node.host },
    },
  };
}

function nodeFollowPart({ nodeFollow }: Notification) {
  if (!nodeFollow) return {};
  const { id, state, follower, following } = nodeFollow;
  const { name, host } = following;
  return {
    actorFollow: {
      id,
      state,
      follower: { ...follower, displayName: follower.name, avatars: [] },
      following: { type: 'instance' as const, name, displayName: name, host },
    },
  };
}

function accountPart(node: Origin, row: Notification, { accounts, registrations }: Subjects) {
  const account = row.accountId === null ? undefined : accounts.get(row.accountId);
  const registration =
    row.registrationId === null ? undefined : registrations.get(row.registrationId);
  return {
    ...(account && { account: actorInfo(node, account) }),
    ...(registration && { registration }),
  };
}

const STATE_IDS = { pending: 1, accepted: 2, rejected: 3 };
const STATE_LABELS = { '1': 'Pending', '2': 'Accepted', '3': 'Rejected' };

function collaborationPart(node: Origin, row: Notification, { collaborators }: Subjects) {
  const found = row.collaboratorId === null ? undefined : collaborators.get(row.collaboratorId);
  if (!found) return {};
  const { collaborator, account, channel, owner } = found;
  return {
    videoChannelCollaborator: {
      id: collaborator.id,
      state: labelled(STATE_LABELS, STATE_IDS[collaborator.state]),
      account: actorInfo(node, account),
      channel: actorInfo(node, channel),
      channelOwner: actorInfo(node, owner),
    },
  };
}

function ownershipPart(node: Origin, row: Notification, { ownershipChanges }: Subjects) {
  const found =
    row.ownershipChangeId === null ? undefined : ownershipChanges.get(row.ownershipChangeId);
  if (!found) return {};
  const { change, initiator, nextOwner, video, channel } = found;
  const facts = {
    id: change.id,
    state: labelled(STATE_LABELS, STATE_IDS[change.state]),
    initiatorAccount: actorInfo(node, initiator),
    nextOwnerAccount: actorInfo(node, nextOwner),
  };
  return channel
    ? { videoChannelOwnershipChange: { ...facts, videoChannel: actorInfo(node, channel) } }
    : { videoOwnershipChange: { ...facts, ...(video && { video: videoInfo(video) }) } };
}

function importPart(row: Notification, { imports, videos }: Subjects) {
  const found = row.importId === null ? undefined : imports.get(row.importId);
  if (!found) return {};
  const { id, targetUrl, magnetUri, torrentName } = found;
  const video = videos.get(found.videoId ?? 0)?.video;
  const facts = { id, targetUrl, magnetUri, torrentName };
  return { videoImport: { ...facts, ...(video && { video: videoInfo(video) }) } };
}

/** Contract § VideoInfo. */
const videoInfo = ({ id, uuid, name, state }: VideoSubject['video']) => ({
  id,
  uuid,
  shortUUID: toShortUuid(uuid),
  name,
  state: labelled(STATES, state),
});

/** Contract § ActorInfo. */
function actorInfo(node: Origin, { id, name, host, displayName, avatars }: Actor) {
  const pictures = avatars
    .toSorted((a, b) => b.width - a.width)
    .map(({ key, width }) => ({
      width,
      path: `/lazy-static/${key}`,
      fileUrl: `${node.origin}/lazy-static/${key}`,
    }));
  const [largest] = pictures;
  return {
    id,
    displayName,
    name,
    host: host ?? node.host,
    ...(largest && { avatar: largest }),
    avatars: pictures,
  };
}

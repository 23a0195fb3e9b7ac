import type { NotificationType } from './kinds.ts';
import type { NotificationJson } from './notification-json.ts';
import type { Reader } from './subjects.ts';

/**
 * What a mail says of a notification: a line for its subject, a sentence, where to look and, where that is another page, the
 * thing itself, both below the node's URL. The sentences hold the words PeerTube's have, by which its users' filters sort them.
 */
export type MailText = { subject: string; sentence: string; path: string; thing?: string };

/**
 * Each kind in the words of a mail; undefined when its reader may no longer see what it is about. Names are what people
 * wrote: they go into plain text only.
 */
export const mailText = (
  shown: NotificationJson,
  reader: Reader,
  node: Named,
): MailText | undefined => WORDS[shown.type as NotificationType]?.(shown, reader, node);

/** What this node is called. */
type Named = { name: string };
type Words = (shown: NotificationJson, reader: Reader, node: Named) => MailText | undefined;

const aboutVideo =
  (subject: (name: string) => string, sentence: (name: string, channel: string) => string): Words =>
  ({ video }) =>
    video && {
      subject: subject(video.name),
      sentence: sentence(video.name, video.channel.displayName),
      path: `/w/${video.shortUUID}`,
    };

const aboutComment =
  (say: (author: string, video: string) => string): Words =>
  ({ comment }) => {
    if (!comment) return undefined;
    const { account, video, threadId, heldForReview } = comment;
    const words = say(account.displayName, video.name);
    const path = `/w/${video.shortUUID};threadId=${threadId}`;
    return heldForReview
      ? { subject: words, sentence: `${words}, which requires approval.`, path: HELD_COMMENTS }
      : { subject: words, sentence: `${words}.`, path };
  };

const HELD_COMMENTS = '/my-account/videos/comments?search=heldForReview:true';

const aboutBlock =
  (say: (name: string) => string, list?: string): Words =>
  ({ videoBlacklist }) => {
    if (!videoBlacklist) return undefined;
    const { name, shortUUID } = videoBlacklist.video;
    const thing = `/w/${shortUUID}`;
    const place = list === undefined ? { path: thing } : { path: list, thing };
    return { subject: say(name), sentence: `${say(name)}.`, ...place };
  };

const aboutAbuse =
  (say: (id: number, state: number) => string): Words =>
  ({ abuse }, { role }) =>
    abuse && {
      subject: say(abuse.id, abuse.state),
      sentence: `${say(abuse.id, abuse.state)}.`,
      path: `${role === 'user' ? '/my-account/abuses' : '/admin/moderation/abuses/list'}?search=%23${abuse.id}`,
    };

const newAbuse: Words = ({ abuse }) => {
  if (!abuse) return undefined;
  const { id } = abuse;
  return {
    subject: `Report ${id} of abuse waits for your review`,
    path: `/admin/moderation/abuses/list?search=%23${id}`,
    ...reported(`Report ${id} of abuse`, abuse),
  };
};

type Abuse = NonNullable<NotificationJson['abuse']>;

function reported(report: string, { video, comment, account }: Abuse) {
  const waits = 'waits for your review.';
  if (video)
    return { sentence: `${report} in "${video.name}" ${waits}`, thing: `/w/${video.shortUUID}` };
  if (comment)
    return {
      sentence: `${report} in a comment on "${comment.video.name}" ${waits}`,
      thing: `/w/${comment.video.shortUUID};threadId=${comment.threadId}`,
    };
  if (!account) return { sentence: `${report} ${waits}` };
  const { displayName, name, host } = account;
  return { sentence: `${report} by ${displayName} ${waits}`, thing: `/a/${name}@${host}` };
}

const JUDGED: Record<number, string> = { 2: 'was rejected', 3: 'was accepted' };

const aboutCollaboration =
  (say: (channel: string, account: string, owner: string) => string): Words =>
  ({ videoChannelCollaborator: found }) => {
    if (!found) return undefined;
    const { channel, account, channelOwner } = found;
    const words = say(channel.displayName, account.displayName, channelOwner.displayName);
    return { subject: words, sentence: `${words}.`, path: '/my-library/video-channels' };
  };

const aboutOwnership =
  (say: (thing: string, from: string, to: string) => string): Words =>
  (shown) => {
    const change = shown.videoOwnershipChange ?? shown.videoChannelOwnershipChange;
    const thing =
      shown.videoOwnershipChange?.video?.name ??
      shown.videoChannelOwnershipChange?.videoChannel.displayName;
    if (!change || thing === undefined) return undefined;
    const words = say(
      thing,
      change.initiatorAccount.displayName,
      change.nextOwnerAccount.displayName,
    );
    return { subject: words, sentence: `${words}.`, path: '/my-library/ownership' };
  };

const aboutImport =
  (subject: (what: string) => string, sentence: (source: string) => string): Words =>
  ({ videoImport: found }) => {
    if (!found) return undefined;
    const source = found.targetUrl ?? found.torrentName ?? found.magnetUri ?? 'a video';
    return {
      subject: subject(found.video?.name ?? source),
      sentence: sentence(source),
      path: '/my-library/video-imports',
    };
  };

const asked = aboutOwnership((thing, from) => `${from} offers you "${thing}"`);
const accepted = aboutOwnership((thing, _, to) => `${to} took over "${thing}"`);
const rejected = aboutOwnership((thing, _, to) => `${to} does not take over "${thing}"`);

const WORDS: Partial<Record<NotificationType, Words>> = {
  1: aboutVideo(
    (name) => `New video: ${name}`,
    (name, channel) => `Your subscription ${channel} published "${name}".`,
  ),
  2: aboutComment((author, video) => `${author} commented on your video "${video}"`),
  3: newAbuse,
  4: aboutBlock((name) => `Your video "${name}" was blocked`),
  5: aboutVideo(
    (name) => `Your video "${name}" is unblocked`,
    (name) => `Your video "${name}" is unblocked and can be watched again.`,
  ),
  6: aboutVideo(
    (name) => `Your video is published: ${name}`,
    (name) => `Your video "${name}" can be watched now.`,
  ),
  7: aboutImport(
    (what) => `Your import is done: ${what}`,
    (source) => `Your import of ${source} is finished.`,
  ),
  8: aboutImport(
    (what) => `Your import has failed: ${what}`,
    (source) => `Your import of ${source} has ended with an error.`,
  ),
  9: ({ account }) =>
    account && {
      subject: `New user: ${account.name}`,
      sentence: `${account.name} registered.`,
      path: `/a/${account.name}`,
    },
  10: ({ actorFollow: found }) =>
    found && {
      subject: `${found.follower.displayName} follows ${found.following.displayName}`,
      sentence: `${found.follower.displayName} follows your ${found.following.type} ${found.following.displayName} now.`,
      path: `/a/${found.follower.name}@${found.follower.host}`,
    },
  11: aboutComment((author, video) => `${author} mentioned you or replied below "${video}"`),
  12: aboutBlock(
    (name) => `The video "${name}" waits for your review`,
    '/admin/moderation/video-blocks/list',
  ),
  13: ({ actorFollow: found }, _, { name }) =>
    found && {
      subject: `${found.follower.host} follows this node`,
      sentence: `${name} has a new follower: ${found.follower.host}.${found.state === 'pending' ? ' It waits for your approval.' : ''}`,
      path: '/admin/settings/follows/followers-list',
    },
  14: ({ actorFollow: found }, _, { name }) =>
    found && {
      subject: `This node follows ${found.following.host}`,
      sentence: `${name} automatically followed a new instance: ${found.following.host}.`,
      path: '/admin/settings/follows/following-list',
    },
  15: aboutAbuse((id, state) => `Your report ${id} ${JUDGED[state] ?? 'is looked at again'}`),
  16: aboutAbuse((id) => `There is a new message about report ${id}`),
  20: ({ registration }) =>
    registration && {
      subject: `${registration.username} asks to join`,
      sentence: `${registration.username} wants to register here.`,
      path: '/admin/moderation/registrations/list',
    },
  23: aboutCollaboration((to, _, by) => `${by} invited you to become an editor of channel ${to}`),
  24: aboutCollaboration((to, who) => `${who} accepted to become an editor of ${to}`),
  25: aboutCollaboration((to, who) => `${who} refused to become an editor of ${to}`),
  26: asked,
  27: accepted,
  28: rejected,
  29: asked,
  30: accepted,
  31: rejected,
};

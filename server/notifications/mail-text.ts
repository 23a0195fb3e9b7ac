import type { NotificationType } from './kinds.ts';
import type { NotificationJson } from './notification-json.ts';
import type { Reader } from './subjects.ts';

/** What a mail says of a notification: a line for its subject, a sentence, and where to look, below the node's URL. */
export type MailText = { subject: string; sentence: string; path: string };

/**
 * Each kind in the words of a mail; undefined when its reader may no longer see what it is about. Names are what people
 * wrote: they go into plain text only.
 */
export const mailText = (shown: NotificationJson, reader: Reader): MailText | undefined =>
  WORDS[shown.type as NotificationType]?.(shown, reader);

type Words = (shown: NotificationJson, reader: Reader) => MailText | undefined;

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
  ({ comment }) =>
    comment && {
      subject: say(comment.account.displayName, comment.video.name),
      sentence: `${say(comment.account.displayName, comment.video.name)}.`,
      path: `/w/${comment.video.shortUUID};threadId=${comment.threadId}`,
    };

const aboutBlock =
  (say: (name: string) => string): Words =>
  ({ videoBlacklist }) =>
    videoBlacklist && {
      subject: say(videoBlacklist.video.name),
      sentence: `${say(videoBlacklist.video.name)}.`,
      path: `/w/${videoBlacklist.video.shortUUID}`,
    };

const aboutAbuse =
  (say: (id: number, state: number) => string): Words =>
  ({ abuse }, { role }) =>
    abuse && {
      subject: say(abuse.id, abuse.state),
      sentence: `${say(abuse.id, abuse.state)}.`,
      path: `${role === 'user' ? '/my-account/abuses' : '/admin/moderation/abuses/list'}?search=%23${abuse.id}`,
    };

const JUDGED: Record<number, string> = { 2: 'was rejected', 3: 'was accepted' };

const aboutCollaboration =
  (say: (account: string, channel: string) => string): Words =>
  ({ videoChannelCollaborator: found }) =>
    found && {
      subject: say(found.account.displayName, found.channel.displayName),
      sentence: `${say(found.account.displayName, found.channel.displayName)}.`,
      path: '/my-library/video-channels',
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
  (say: (what: string) => string): Words =>
  ({ videoImport: found }) => {
    if (!found) return undefined;
    const words = say(
      found.video?.name ?? found.targetUrl ?? found.torrentName ?? found.magnetUri ?? 'a video',
    );
    return { subject: words, sentence: `${words}.`, path: '/my-library/video-imports' };
  };

const asked = aboutOwnership((thing, from) => `${from} offers you "${thing}"`);
const accepted = aboutOwnership((thing, _, to) => `${to} took over "${thing}"`);
const rejected = aboutOwnership((thing, _, to) => `${to} does not take over "${thing}"`);

const WORDS: Partial<Record<NotificationType, Words>> = {
  1: aboutVideo(
    (name) => `New video: ${name}`,
    (name, channel) => `${channel}, which you follow, published "${name}".`,
  ),
  2: aboutComment((author, video) => `${author} commented on your video "${video}"`),
  3: aboutAbuse((id) => `Report ${id} waits for your review`),
  4: aboutBlock((name) => `Your video "${name}" was blocked`),
  5: aboutVideo(
    (name) => `Your video "${name}" is no longer blocked`,
    (name) => `Your video "${name}" can be watched again.`,
  ),
  6: aboutVideo(
    (name) => `Your video is published: ${name}`,
    (name) => `Your video "${name}" can be watched now.`,
  ),
  7: aboutImport((what) => `Your import is done: ${what}`),
  8: aboutImport((what) => `Your import has failed: ${what}`),
  9: ({ account }) =>
    account && {
      subject: `New user: ${account.name}`,
      sentence: `${account.name} joined.`,
      path: `/a/${account.name}`,
    },
  10: ({ actorFollow: found }) =>
    found && {
      subject: `${found.follower.displayName} follows ${found.following.displayName}`,
      sentence: `${found.follower.displayName} follows ${found.following.displayName} now.`,
      path: `/a/${found.follower.name}@${found.follower.host}`,
    },
  11: aboutComment((author, video) => `${author} mentioned you or replied below "${video}"`),
  12: aboutBlock((name) => `The video "${name}" waits for your review`),
  13: ({ actorFollow: found }) =>
    found && {
      subject: `${found.follower.host} follows this node`,
      sentence:
        found.state === 'pending'
          ? `${found.follower.host} asks to follow this node.`
          : `${found.follower.host} follows this node now.`,
      path: '/admin/settings/follows/followers-list',
    },
  14: ({ actorFollow: found }) =>
    found && {
      subject: `This node follows ${found.following.host}`,
      sentence: `This node asked by itself to follow ${found.following.host}.`,
      path: '/admin/settings/follows/following-list',
    },
  15: aboutAbuse((id, state) => `Your report ${id} ${JUDGED[state] ?? 'is looked at again'}`),
  16: aboutAbuse((id) => `There is a new message about report ${id}`),
  20: ({ registration }) =>
    registration && {
      subject: `${registration.username} asks to join`,
      sentence: `${registration.username} asks for an account here.`,
      path: '/admin/moderation/registrations/list',
    },
  23: aboutCollaboration((_, channel) => `You are invited to run the channel "${channel}"`),
  24: aboutCollaboration((account, channel) => `${account} helps to run "${channel}" now`),
  25: aboutCollaboration((account, channel) => `${account} does not want to run "${channel}"`),
  26: asked,
  27: accepted,
  28: rejected,
  29: asked,
  30: accepted,
  31: rejected,
};

import { t } from '../i18n/t.ts';
import { paths } from '../paths.ts';
import type { IconName } from '../ui/icons.ts';
import type { Notification } from './notifications-api.ts';

/** What a notification says, in two parts: whom or what it is about, and what happened. */
export interface NotificationWords {
  who: string;
  what: string;
  /** The name of the thing it happened to. */
  thing?: string | undefined;
  href: string;
  icon: IconName;
}

type Told = Omit<Notification, 'type'>;
type Say = (told: Told) => NotificationWords;

const watch = (video: { shortUUID: string } | undefined) =>
  video ? paths.watch(video.shortUUID) : paths.notifications();

const thread = (comment: Told['comment']) =>
  comment
    ? `${paths.watch(comment.video.shortUUID)}?threadId=${comment.threadId}`
    : paths.notifications();

const ofVideo =
  (icon: IconName, what: string): Say =>
  ({ video }) => ({ who: t('Your video'), what, thing: video?.name, href: watch(video), icon });

const ofBlock =
  (what: string): Say =>
  ({ videoBlacklist, video }) => ({
    who: t('Your video'),
    what,
    thing: (videoBlacklist?.video ?? video)?.name,
    href: paths.myVideos(),
    icon: 'warning',
  });

const ofComment =
  (what: string): Say =>
  ({ comment }) => ({
    who: comment?.account.displayName ?? t('Somebody'),
    what: comment?.heldForReview ? t('left a comment that waits for your approval on') : what,
    thing: comment?.video.name,
    href: thread(comment),
    icon: 'comment',
  });

const ofImport =
  (icon: IconName, what: string): Say =>
  ({ videoImport }) => ({
    who: t('Your import'),
    what,
    thing:
      videoImport?.video?.name ?? videoImport?.targetUrl ?? videoImport?.torrentName ?? undefined,
    href: videoImport?.video ? watch(videoImport.video) : paths.myVideos(),
    icon,
  });

const ofChannel =
  (what: string): Say =>
  ({ videoChannelCollaborator: collaboration }) => ({
    who: collaboration?.account.displayName ?? t('Somebody'),
    what,
    thing: collaboration?.channel.displayName,
    href: collaboration ? paths.channel(collaboration.channel.name) : paths.notifications(),
    icon: 'users',
  });

const ofTransfer =
  (what: string): Say =>
  ({ videoOwnershipChange: video, videoChannelOwnershipChange: channel }) => ({
    who: (video ?? channel)?.initiatorAccount.displayName ?? t('Somebody'),
    what,
    thing: video?.video?.name ?? channel?.videoChannel.displayName,
    href: paths.myVideos(),
    icon: 'share',
  });

const ofAbuse =
  (what: string): Say =>
  ({ abuse = {} }) => {
    const video = abuse.video ?? abuse.comment?.video;
    const thing = video?.name ?? abuse.account?.displayName;
    return { who: t('A report'), what, thing, href: watch(video), icon: 'flag' };
  };

const ofNewVideo =
  (what: string): Say =>
  ({ video }) => ({
    who: video?.channel.displayName ?? t('A channel you follow'),
    what,
    thing: video?.name,
    href: watch(video),
    icon: 'film',
  });

const ofFollow: Say = ({ actorFollow }) => ({
  who: actorFollow?.follower.displayName ?? t('Somebody'),
  what: actorFollow?.following.type === 'instance' ? t('follows this node') : t('follows'),
  thing:
    actorFollow?.following.type === 'instance' ? undefined : actorFollow?.following.displayName,
  href: actorFollow
    ? paths.person(`${actorFollow.follower.name}@${actorFollow.follower.host}`)
    : paths.notifications(),
  icon: 'user',
});

/** By the contract's numbers of the kinds. */
const WORDS: Partial<Record<number, Say>> = {
  1: ofNewVideo(t('published')),
  2: ofComment(t('commented on')),
  3: ofAbuse(t('was made about')),
  4: ofBlock(t('was blocked:')),
  5: ofBlock(t('is no longer blocked:')),
  6: ofVideo('film', t('is published:')),
  7: ofImport('check', t('is finished:')),
  8: ofImport('warning', t('failed:')),
  9: ({ account }) => ({
    who: account?.displayName ?? t('Somebody'),
    what: t('joined this node'),
    href: account ? paths.person(account.name) : paths.notifications(),
    icon: 'user',
  }),
  10: ofFollow,
  11: ofComment(t('mentioned you below')),
  12: ({ videoBlacklist }) => ({
    who: t('A new video'),
    what: t('waits for approval:'),
    thing: videoBlacklist?.video.name,
    href: watch(videoBlacklist?.video),
    icon: 'flag',
  }),
  13: (told) => ({ ...ofFollow(told), icon: 'globe' }),
  14: (told) => ({ ...ofFollow(told), what: t('is followed by this node now'), icon: 'globe' }),
  15: ofAbuse(t('you made was judged:')),
  16: ofAbuse(t('has a new message:')),
  19: ofVideo('film', t('is cut:')),
  20: ({ registration }) => ({
    who: registration?.username ?? t('Somebody'),
    what: t('asks for an account here'),
    href: paths.notifications(),
    icon: 'user',
  }),
  21: ofNewVideo(t('is live:')),
  22: ofVideo('captions', t('has captions now:')),
  23: (told) => ({
    ...ofChannel(t('invites you to work on'))(told),
    who: told.videoChannelCollaborator?.channelOwner.displayName ?? t('Somebody'),
  }),
  24: ofChannel(t('now works with you on')),
  25: ofChannel(t('will not work with you on')),
  26: ofTransfer(t('wants to give you')),
  27: ofTransfer(t('gave away')),
  28: ofTransfer(t('keeps')),
  29: ofTransfer(t('wants to give you the channel')),
  30: ofTransfer(t('gave away the channel')),
  31: ofTransfer(t('keeps the channel')),
};

/** What a notification says; of a kind that is not known here, that there is one. */
export function notificationWords({ type, ...told }: Notification): NotificationWords {
  const say = WORDS[type];
  if (say) return say(told);
  return {
    who: t('Something'),
    what: t('happened on this node'),
    href: paths.notifications(),
    icon: 'bell',
  };
}

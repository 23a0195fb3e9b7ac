import type { FoundAccount, FoundChannel } from '../../catalog/index.ts';
import { profilesIn } from '../profile-links.ts';
import { feedsOf, type Preview, summary } from './preview.ts';

/** What link previews learn of a channel. */
export function channelPreview(node: URL, { channel }: FoundChannel): Preview {
  const feeds = feedsOf(
    node,
    `videoChannelName=${encodeURIComponent(channel.name)}`,
    channel.displayName,
  );
  const podcast = {
    type: 'application/rss+xml',
    title: `${channel.displayName} feed`,
    href: `${node.origin}/feeds/podcast/videos.xml?videoChannelId=${channel.id}`,
  };
  return {
    ...profile(node, channel, { path: `/c/${channel.name}`, tab: 'videos' }),
    alternates: channel.host === null ? [...feeds, podcast] : [],
  };
}

/** What link previews learn of an account. */
export const accountPreview = (node: URL, { account }: FoundAccount): Preview => ({
  ...profile(node, account, { path: `/a/${account.name}`, tab: 'video-channels' }),
  alternates:
    account.host === null
      ? feedsOf(node, `accountName=${encodeURIComponent(account.name)}`, account.displayName)
      : [],
});

type Actor = Pick<FoundAccount['account'], 'displayName' | 'description' | 'avatars' | 'host'>;

function profile(node: URL, actor: Actor, { path, tab }: { path: string; tab: string }) {
  const handle = actor.host === null ? path : `${path}@${actor.host}`;
  const page = `${node.origin}${handle}/${tab}`;
  const widest = actor.avatars.at(-1);
  const picture = widest && {
    url: `${node.origin}/lazy-static/${widest.key}`,
    width: widest.width,
    height: widest.height,
  };
  const description = summary(actor.description, `${actor.displayName} on ${node.host}`);
  return {
    title: actor.displayName,
    description,
    page,
    isListed: actor.host === null, // another node's is listed there
    kind: 'website' as const,
    picture,
    profiles: profilesIn(actor.description),
    structured: {
      '@type': 'ProfilePage',
      mainEntity: {
        '@type': 'Organization',
        name: actor.displayName,
        description,
        url: page,
        ...(picture && { image: picture.url }),
      },
    },
  };
}

import type { AccountRow, Channel } from '../catalog/index.ts';
import { instanceConfig } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import type { About, Person } from './feed.ts';

type Pictured = Pick<Channel, 'host' | 'name' | 'displayName' | 'avatars'>;

const nameOf = ({ name, host }: Pictured): string => (host === null ? name : `${name}@${host}`);

const widestOf = ({ origin }: URL, { avatars }: Pictured): string | undefined => {
  const widest = avatars.toSorted((a, b) => b.width - a.width)[0];
  return widest && `${origin}/lazy-static/${widest.key}`;
};

/** The picture of what has none of its own. */
export const iconOf = ({ origin }: URL): string => `${origin}/icon-512.png`;

export const channelPerson = (node: URL, channel: Pictured): Person => ({
  name: channel.displayName,
  link: `${node.origin}/c/${nameOf(channel)}/videos`,
  picture: widestOf(node, channel),
});

export const accountPerson = (node: URL, account: Pictured): Person => ({
  name: account.displayName,
  link: `${node.origin}/a/${nameOf(account)}/video-channels`,
  picture: widestOf(node, account),
});

export const podcastAddress = ({ origin }: URL, channelId: number): string =>
  `${origin}/feeds/podcast/videos.xml?videoChannelId=${channelId}`;

/** A feed of what a channel publishes. */
export const aboutChannel = (node: URL, channel: Channel): About => ({
  ...aboutPerson(node, channelPerson(node, channel), channel.description),
  podcast: podcastAddress(node, channel.id),
});

/** A feed of what an account publishes, or follows. */
export const aboutAccount = (node: URL, account: AccountRow): About =>
  aboutPerson(node, accountPerson(node, account), account.description);

const aboutPerson = (node: URL, author: Person, description: string | null): About => ({
  title: author.name,
  description: description ?? '',
  link: author.link!,
  picture: author.picture ?? iconOf(node),
  author,
});

/** A feed of all that is on the node. */
export async function aboutNode(db: Db, node: URL): Promise<About> {
  const { instance } = await instanceConfig(db);
  const title = instance.name || node.host;
  return {
    title,
    description: instance.shortDescription,
    link: node.origin,
    picture: iconOf(node),
    author: { name: title },
  };
}

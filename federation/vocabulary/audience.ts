import { followersUrl } from './urls.ts';

/** Everybody (ActivityPub § 5.6). */
export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

/** Whom an object or activity is for, by id. */
export type Audience = { to: string[]; cc: string[] };

/** Everybody, and told to those who follow the actor. */
export const publicAudience = (actor: string): Audience => ({
  to: [PUBLIC],
  cc: [followersUrl(actor)],
});

/** As PeerTube addresses what is in a channel; unlisted things are told to nobody, and open to all who know of them. */
export const channelAudience = (of: {
  isListed: boolean;
  accountUrl: string;
  channelUrl: string | null;
}): Audience => {
  if (!of.isListed) return { to: [], cc: [PUBLIC] };
  const { to, cc } = publicAudience(of.accountUrl);
  return { to: of.channelUrl ? [...to, of.channelUrl] : to, cc };
};

/** Only those who are named, and no follower. */
export const directAudience = (...actors: string[]): Audience => ({ to: actors, cc: [] });

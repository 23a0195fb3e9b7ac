import {
  digestUrl,
  followersUrl,
  followingUrl,
  inboxUrl,
  outboxUrl,
  playerSettingsUrl,
  playlistsUrl,
} from '../urls.ts';
import { type Image, imageObject } from './image.ts';

/** What another node learns of one who signs here. All URLs are absolute. */
export type Actor = {
  type: 'Application' | 'Person' | 'Group';
  url: string;
  name: string; // preferredUsername
  displayName: string;
  description: string | null; // Markdown
  publishedAt: Date;
  sharedInboxUrl: string;
  key: { url: string; pem: string };
  proofKey: { url: string; multibase: string } | null;
  avatars: Image[];
  banners: Image[];
  alsoKnownAs: string[];
  movedTo: string | null;
  pages: string[]; // in HTML, the first for people
  channel: { accountUrl: string; support: string | null; publicEmail: string | null } | null; // of a Group only
};

/** A node, an account or a channel (contract § Actors). */
export function actorObject(actor: Actor) {
  const { url, channel } = actor;
  return {
    type: actor.type,
    id: url,
    following: followingUrl(url),
    followers: followersUrl(url),
    playlists: playlistsUrl(url),
    inbox: inboxUrl(url),
    outbox: outboxUrl(url),
    digest: digestUrl(url),
    preferredUsername: actor.name,
    name: actor.displayName,
    endpoints: { sharedInbox: actor.sharedInboxUrl },
    publicKey: { id: actor.key.url, owner: url, publicKeyPem: actor.key.pem },
    ...(actor.proofKey && { assertionMethod: [multikey(url, actor.proofKey)] }),
    published: actor.publishedAt.toISOString(),
    indexable: true,
    discoverable: true,
    ...(actor.avatars.length > 0 && { icon: actor.avatars.map(imageObject) }),
    ...(actor.banners.length > 0 && { image: actor.banners.map(imageObject) }),
    url: actor.pages.map((href) => ({ type: 'Link', mediaType: 'text/html', href })),
    ...(channel && { playerSettings: playerSettingsUrl(url) }),
    summary: actor.description,
    ...(actor.alsoKnownAs.length > 0 && { alsoKnownAs: actor.alsoKnownAs }),
    ...(actor.movedTo !== null && { movedTo: actor.movedTo }),
    ...(channel && {
      support: channel.support,
      postingRestrictedToMods: true,
      email: channel.publicEmail,
      attributedTo: [channel.accountUrl],
    }),
  };
}

/** The key of proofs, an Ed25519 one (FEP-521a). */
const multikey = (controller: string, { url, multibase }: { url: string; multibase: string }) => ({
  id: url,
  type: 'Multikey',
  controller,
  publicKeyMultibase: multibase,
});

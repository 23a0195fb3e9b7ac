import { instanceConfig, instancePictures } from '../../../server/instance/index.ts';
import type { Db } from '../../../server/platform/db.ts';
import { ourActor } from '../../actors/our-actor.ts';
import type { Actor as ActorRow, ActorOf } from '../../actors/queries.ts';
import { NODE_ACTOR_NAME } from '../../vocabulary/actor-urls.ts';
import { type Actor, actorObject } from '../../vocabulary/objects/actor.ts';
import { accountUrl } from '../../vocabulary/urls.ts';
import type { Node } from '../node.ts';
import { imagesOf } from '../pictures.ts';
import {
  findLocalAccount,
  findLocalChannel,
  type LocalAccount,
  type LocalChannel,
} from './actor-queries.ts';

/** The Application, Person or Group that stands for this node, an account or a channel of it; undefined without one. */
export async function findActorObject(db: Db, node: Node, of: ActorOf) {
  const facts = await factsOf(db, node, of);
  if (!facts) return undefined;
  const row = await ourActor(db, node, of);
  return actorObject({ publishedAt: row.createdAt, ...facts, ...signing(row) });
}

type Facts = Omit<Actor, keyof ReturnType<typeof signing> | 'publishedAt'> & { publishedAt?: Date };

async function factsOf(db: Db, node: Node, of: ActorOf): Promise<Facts | undefined> {
  if (of === 'node') return nodeFacts(db, node);
  if ('accountId' in of) {
    const account = await findLocalAccount(db, of.accountId);
    return account && accountFacts(node, account);
  }
  const found = await findLocalChannel(db, of.channelId);
  return found && channelFacts(node, found);
}

/** What the row of an actor of ours says: who it is, and with which keys it signs. */
const signing = (row: ActorRow) => ({
  type: row.type,
  url: row.url,
  name: row.name,
  sharedInboxUrl: row.sharedInboxUrl!,
  key: { url: row.keyUrl, pem: row.publicKeyPem },
  proofKey: row.proofKeyMultibase
    ? { url: row.proofKeyUrl!, multibase: row.proofKeyMultibase }
    : null,
  alsoKnownAs: row.alsoKnownAs,
});

async function nodeFacts(db: Db, { publicUrl }: Node): Promise<Facts> {
  const [{ instance }, pictures] = await Promise.all([instanceConfig(db), instancePictures(db)]);
  return {
    displayName: instance.name || NODE_ACTOR_NAME,
    description: instance.shortDescription || null,
    avatars: imagesOf(publicUrl.origin, pictures.avatar ?? []),
    banners: [],
    movedTo: null,
    pages: accountPages(publicUrl.origin, NODE_ACTOR_NAME),
    channel: null,
  };
}

const accountFacts = ({ publicUrl: { origin } }: Node, account: LocalAccount): Facts => ({
  displayName: account.displayName,
  description: account.description,
  publishedAt: account.createdAt,
  movedTo: account.movedTo,
  avatars: imagesOf(origin, account.avatars),
  banners: [],
  pages: accountPages(origin, account.name),
  channel: null,
});

const channelFacts = ({ publicUrl: { origin } }: Node, found: LocalChannel): Facts => ({
  displayName: found.channel.displayName,
  description: found.channel.description,
  publishedAt: found.channel.createdAt,
  movedTo: found.channel.movedTo,
  avatars: imagesOf(origin, found.channel.avatars),
  banners: imagesOf(origin, found.channel.banners),
  pages: [
    `${origin}/c/${found.channel.name}/videos`,
    `${origin}/c/${found.channel.name}`,
    `${origin}/video-channels/${found.channel.name}`,
  ],
  channel: {
    accountUrl: accountUrl(origin, found.accountName),
    support: found.channel.support,
    publicEmail: found.channel.publicEmail,
  },
});

const accountPages = (origin: string, name: string) => [
  `${origin}/a/${name}/video-channels`,
  `${origin}/a/${name}`,
  accountUrl(origin, name),
];

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { channels } from '../server/catalog/tables.ts';
import { accounts } from '../server/identity/tables.ts';
import { instant } from '../server/platform/columns.ts';
import type { Picture } from '../server/platform/pictures/picture.ts';

export const actorType = pgEnum('actor_type', ['Application', 'Person', 'Group']);

/**
 * Who signs: a node (Application), an account (Person) or a channel (Group). One of this node has private keys, made when
 * they are first needed, and no host.
 */
export const actors = pgTable(
  'actors',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    url: text().notNull().unique(), // its id
    type: actorType().notNull(),
    accountId: integer('account_id')
      .unique()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    channelId: integer('channel_id')
      .unique()
      .references(() => channels.id, { onDelete: 'cascade' }),
    name: text().notNull(), // preferredUsername
    host: text(), // none: of this node
    inboxUrl: text('inbox_url').notNull(),
    sharedInboxUrl: text('shared_inbox_url'),
    outboxUrl: text('outbox_url'),
    followersUrl: text('followers_url'),
    digestUrl: text('digest_url'), // of what it published; only nodes like this one have it
    keyUrl: text('key_url').notNull(), // of the RSA key
    publicKeyPem: text('public_key_pem').notNull(),
    privateKeyPem: text('private_key_pem'),
    proofKeyUrl: text('proof_key_url'), // of the Ed25519 key (FEP-521a)
    proofKeyMultibase: text('proof_key_multibase'),
    proofPrivateKeyPem: text('proof_private_key_pem'),
    alsoKnownAs: text('also_known_as').array().notNull().default([]), // ids of who it is, too
    avatars: jsonb().$type<Picture[]>().notNull().default([]), // of another node; smallest first
    avatarsFrom: text('avatars_from'), // the address they were copied from
    followersCount: integer('followers_count').notNull().default(0), // as another node told last
    followingCount: integer('following_count').notNull().default(0), // likewise
    fetchedAt: instant('fetched_at').notNull().defaultNow(),
    failedSince: instant('failed_since'), // it could not be fetched since then
    goneAt: instant('gone_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('actors_host').on(t.host, t.id),
    index('actors_nodes')
      .on(t.host, sql`lower(${t.name})`)
      .where(sql`${t.type} = 'Application'`),
    index('actors_key').on(t.keyUrl),
  ],
);

export const nodeFollowState = pgEnum('node_follow_state', ['pending', 'accepted', 'rejected']);

/** A node follows a node, a channel or an account. Follows among accounts and channels are the catalog's `follows`. */
export const nodeFollows = pgTable(
  'node_follows',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    followerId: integer('follower_id')
      .notNull()
      .references(() => actors.id, { onDelete: 'cascade' }),
    followedId: integer('followed_id')
      .notNull()
      .references(() => actors.id, { onDelete: 'cascade' }),
    state: nodeFollowState().notNull().default('pending'),
    url: text().unique(), // of the activity, when another node sent it
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('node_follows_once').on(t.followerId, t.followedId),
    index('node_follows_followed').on(t.followedId, t.id),
  ],
);

export const inboxState = pgEnum('inbox_state', [
  'waiting',
  'done',
  'ignored',
  'refused',
  'failed',
]);

/**
 * What came in. The same bytes are taken once: PeerTube gives the same id to an activity it does again, but never the same
 * signature. Rows are swept after some days.
 */
export const inboxActivities = pgTable(
  'inbox_activities',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    digest: text().notNull().unique(), // SHA-256 of the bytes, in base64
    url: text().notNull(), // the activity's id
    type: text().notNull(), // of the activity, and of its object as far as it is told: `Create Video`
    signerId: integer('signer_id') // who vouches for it: its actor
      .notNull()
      .references(() => actors.id, { onDelete: 'cascade' }),
    body: jsonb().notNull(), // as it came, its own signature with it, so that it can be forwarded
    isForwarded: boolean('is_forwarded').notNull().default(false), // brought by another than its actor
    state: inboxState().notNull().default('waiting'),
    reason: text(), // why it was ignored, refused, or failed
    attempts: smallint().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (t) => [
    index('inbox_activities_due')
      .on(t.nextAttemptAt)
      .where(sql`${t.state} = 'waiting'`),
    index('inbox_activities_waiting')
      .on(t.id, t.signerId)
      .where(sql`${t.state} = 'waiting'`),
    index('inbox_activities_signer_waiting')
      .on(t.signerId, t.id)
      .where(sql`${t.state} = 'waiting'`),
    index('inbox_activities_received').on(t.receivedAt),
    index('inbox_activities_signer').on(t.signerId),
  ],
);

/** What goes out: one body for all its receivers. It goes when its last delivery is over for some days. */
export const outboxActivities = pgTable(
  'outbox_activities',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    url: text().notNull(), // the activity's id; what is done again has the same
    type: text().notNull(), // as in the inbox
    actorId: integer('actor_id') // who signs the requests
      .notNull()
      .references(() => actors.id, { onDelete: 'cascade' }),
    body: text().notNull(), // byte for byte as it is sent
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('outbox_activities_created').on(t.createdAt),
    index('outbox_activities_moves')
      .on(t.actorId)
      .where(sql`${t.type} like 'Move%'`),
    index('outbox_activities_url').on(t.url),
  ],
);

/** What other nodes were told is here, and what of it: so that they are told of changes, and when it is gone. */
export const shownObjects = pgTable('shown_objects', {
  url: text().primaryKey(), // of a video or a playlist
  actorIds: integer('actor_ids').array().notNull(), // whose followers were told; its account is the first
  audience: jsonb().$type<{ to: string[]; cc: string[] }>(), // whom it was for; none: all who hear of it
  digest: text().notNull(), // of what they were told last
  toldAt: instant('told_at').notNull().defaultNow(),
});

/** What was told of copies this node keeps of videos of others: so that they hear of changes, and of the end. */
export const toldCopies = pgTable('told_copies', {
  videoUuid: uuid('video_uuid').primaryKey(),
  videoUrl: text('video_url').notNull(),
  accountUrl: text('account_url').notNull(), // whose video it is
  inboxUrls: text('inbox_urls').array().notNull(), // of its node
  expiresAt: instant('expires_at'), // as told last; none: until it is taken back
  toldAt: instant('told_at').notNull().defaultNow(),
});

export const deliveryState = pgEnum('delivery_state', ['waiting', 'delivered', 'gave-up']);

/** One activity to one inbox. */
export const deliveries = pgTable(
  'deliveries',
  {
    activityId: bigint('activity_id', { mode: 'number' })
      .notNull()
      .references(() => outboxActivities.id, { onDelete: 'cascade' }),
    actorId: integer('actor_id').notNull(), // of the activity
    inboxUrl: text('inbox_url').notNull(),
    host: text().notNull(),
    state: deliveryState().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(), // while it is under way: the end of the lease
    lastError: text('last_error'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.inboxUrl] }),
    index('deliveries_due')
      .on(t.nextAttemptAt, t.activityId)
      .where(sql`${t.state} = 'waiting'`),
    index('deliveries_in_order')
      .on(t.inboxUrl, t.actorId, t.activityId)
      .where(sql`${t.state} = 'waiting'`),
    index('deliveries_waiting_for_host')
      .on(t.host, t.nextAttemptAt)
      .where(sql`${t.state} = 'waiting'`),
  ],
);

/** What is known of another node. Rows of nodes nobody has to do with are swept. */
export const nodes = pgTable('nodes', {
  host: text().primaryKey(),
  software: text(), // of its NodeInfo
  signature: text(), // what it accepts: `rfc9421`, `cavage`; none: not known yet
  failures: integer().notNull().default(0), // one after the other
  closedUntil: instant('closed_until'), // no delivery is tried before; set back when it is reached
  failedSince: instant('failed_since'),
  goneAt: instant('gone_at'), // it failed for so long that it is given up
  reachedAt: instant('reached_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

import { abuses } from '../catalog/abuse-tables.ts';
import { collaborators, ownershipChanges } from '../catalog/actor-tables.ts';
import { videoImports } from '../catalog/import-tables.ts';
import { comments, follows } from '../catalog/social-tables.ts';
import { videoBlocks, videos } from '../catalog/tables.ts';
import { accounts, registrations, users } from '../identity/tables.ts';
import { instant } from '../platform/columns.ts';

type Node = { id: number; name: string; host: string };
type NodeFollow = {
  id: number;
  state: 'pending' | 'accepted' | 'rejected';
  follower: Node;
  following: Node;
};

/** What a user is told. It refers to what it is about, so that it goes with it, and says nothing of its own. */
export const notifications = pgTable(
  'notifications',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    type: smallint().notNull(), // NotificationType
    subject: text().notNull(), // what it is about, so that nobody is told twice: `video:7`
    read: boolean().notNull().default(false),
    onWeb: boolean('on_web').notNull(), // else it is sent by mail only
    mailedAt: instant('mailed_at'),
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'cascade' }),
    commentId: integer('comment_id').references(() => comments.id, { onDelete: 'cascade' }),
    abuseId: integer('abuse_id').references(() => abuses.id, { onDelete: 'cascade' }),
    blockId: integer('block_id').references(() => videoBlocks.id, { onDelete: 'cascade' }),
    followId: integer('follow_id').references(() => follows.id, { onDelete: 'cascade' }),
    accountId: integer('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    registrationId: integer('registration_id').references(() => registrations.id, {
      onDelete: 'cascade',
    }),
    collaboratorId: integer('collaborator_id').references(() => collaborators.id, {
      onDelete: 'cascade',
    }),
    ownershipChangeId: integer('ownership_change_id').references(() => ownershipChanges.id, {
      onDelete: 'cascade',
    }),
    importId: integer('import_id').references(() => videoImports.id, { onDelete: 'cascade' }),
    nodeFollow: jsonb('node_follow').$type<NodeFollow>(), // as it was then: its row is not the server's
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('notifications_once').on(t.userId, t.type, t.subject),
    index('notifications_newest').on(t.userId, t.createdAt.desc(), t.id.desc()),
    index('notifications_unread')
      .on(t.userId)
      .where(sql`not ${t.read} and ${t.onWeb}`),
    index('notifications_created').on(t.createdAt),
    index('notifications_video').on(t.videoId),
    index('notifications_comment').on(t.commentId),
    index('notifications_abuse').on(t.abuseId),
    index('notifications_block').on(t.blockId),
    index('notifications_follow').on(t.followId),
    index('notifications_account').on(t.accountId),
    index('notifications_registration').on(t.registrationId),
    index('notifications_collaborator').on(t.collaboratorId),
    index('notifications_ownership_change').on(t.ownershipChangeId),
    index('notifications_import').on(t.importId),
  ],
);

import {
  bigint,
  boolean,
  index,
  jsonb,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

import { videos } from '../catalog/tables.ts';
import { users } from '../identity/tables.ts';
import type { AcceptedSource } from './accepted-source.ts';
import type { RefusalCode } from './arriving/refusal.ts';
import type { ChosenPictures } from './chosen-pictures.ts';
import type { Draft } from './draft.ts';

export const uploadState = pgEnum('upload_state', ['receiving', 'complete', 'rejected']);

/** How far what can be watched of a file that is still coming is; none unless asked for. */
export const preview = pgEnum('upload_preview', ['asked', 'shown', 'stopped', 'refused']);

/** A file on its way in, with the draft of the video it becomes. How much has arrived is the size of its file. */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid().primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accountId: integer('account_id').notNull(), // the user's: whose channels the video may go to
    filename: text().notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(), // reserved from the quota until the upload ends
    /** When the uploader last changed the file, in ms: with name and size it tells the same file again. */
    fileModifiedAt: bigint('file_modified_at', { mode: 'number' }),
    /** False for a file that comes in one request: if that breaks, there is nothing to come back to. */
    resumable: boolean().notNull().default(true),
    draft: jsonb().$type<Draft>().notNull(),
    state: uploadState().notNull().default('receiving'),
    reason: text(), // why it was rejected, in words
    /** Set once the whole file has arrived and was found to be media, before it moves into the store. */
    accepted: jsonb().$type<AcceptedSource>(),
    /** Chosen for the video, and stored already. */
    pictures: jsonb().$type<ChosenPictures>(),
    videoUuid: uuid('video_uuid').notNull(),
    /** The video that is there already and waits for this file: if it goes, so does the upload. */
    videoId: integer('video_id').references(() => videos.id, { onDelete: 'cascade' }),
    /** The video has a source already, and this file takes its place. */
    replaces: boolean().notNull().default(false),
    preview: preview(),
    refusal: text().$type<RefusalCode>(), // why nothing is shown before the file is whole
    /** Others may watch before the file is whole. */
    isShownEarly: boolean('is_shown_early').notNull().default(false),
    /** The video that is shown while the file is still coming: if it goes, so does the upload. */
    arrivingVideoId: integer('arriving_video_id').references(() => videos.id, {
      onDelete: 'cascade',
    }),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (t) => [
    index('uploads_user').on(t.userId, t.createdAt),
    index('uploads_video').on(t.videoId),
    index('uploads_arriving_video').on(t.arrivingVideoId),
  ],
);

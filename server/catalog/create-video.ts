import { instanceConfig, type SharingMode } from '../instance/index.ts';
import type { Db } from '../platform/db.ts';
import { quarantine } from './blocks/quarantine.ts';
import { announceChange } from './change-queries.ts';
import { parseChapters } from './chapters/parse-chapters.ts';
import { replaceChapters } from './chapters/queries.ts';
import { insertPasswords } from './media-queries.ts';
import { setScheduledUpdate } from './publishing/schedule-queries.ts';
import { type NewSource, sourceColumns } from './source.ts';
import { insertVideo } from './video-queries.ts';
import { type VideoPrivacy, VideoState } from './video.ts';

/** What is said of a video before it is one. */
export type SaidOfVideo = {
  uuid: string;
  channelId: number;
  name: string;
  description?: string | null;
  support?: string | null;
  category?: number | null;
  licence?: number | null;
  language?: string | null;
  tags?: string[];
  privacy: VideoPrivacy;
  nsfw?: boolean;
  nsfwFlags?: number;
  nsfwSummary?: string | null;
  waitTranscoding?: boolean;
  downloadEnabled?: boolean;
  sharing?: SharingMode;
  commentsPolicy?: number;
  originallyPublishedAt?: Date | null;
  passwords?: string[];
  scheduleUpdate?: { updateAt: string; privacy: number } | null;
};

export type NewVideo = SaidOfVideo & { source: NewSource };

/** Creates the video of a source that has arrived. Safe to repeat: the UUID names it, and a second call changes nothing. */
export const createVideo = (tx: Db, { source, ...video }: NewVideo) =>
  create(tx, video, { state: VideoState.toTranscode, ...sourceColumns(source) });

/** Creates a video whose source is still to come: see `receiveSource`. */
export const createAwaitingVideo = (tx: Db, video: SaidOfVideo) =>
  create(tx, video, { state: VideoState.toImport });

type Columns = { state: VideoState } & Partial<ReturnType<typeof sourceColumns>>;

async function create(
  tx: Db,
  { passwords = [], scheduleUpdate, ...video }: SaidOfVideo,
  columns: Columns,
) {
  const said = await withUsual(tx, video);
  const { isNew, ...created } = await insertVideo(tx, { ...said, ...columns });
  await insertPasswords(tx, created.id, passwords);
  if (isNew) await quarantine(tx, { ...created, channelId: video.channelId });
  if (scheduleUpdate) {
    const updateAt = new Date(scheduleUpdate.updateAt);
    await setScheduledUpdate(tx, created.id, { ...scheduleUpdate, updateAt });
  }
  await replaceChapters(tx, created.id, parseChapters(video.description ?? null));
  await announceChange(tx, created.uuid);
  return created;
}

/** With what is usual on this node for what nobody said (contract § config, `defaults.publish`). */
async function withUsual<Said extends Partial<SaidOfVideo>>(tx: Db, said: Said) {
  const { commentsPolicy, downloadEnabled, licence } = (await instanceConfig(tx)).defaults.publish;
  return {
    ...said,
    commentsPolicy: said.commentsPolicy ?? commentsPolicy,
    downloadEnabled: said.downloadEnabled ?? downloadEnabled,
    licence: said.licence === undefined ? licence : said.licence, // null is a choice
  };
}

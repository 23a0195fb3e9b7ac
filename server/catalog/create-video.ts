import type { Db } from '../platform/db.ts';
import { announceChange } from './change-queries.ts';
import { parseChapters } from './chapters/parse-chapters.ts';
import { replaceChapters } from './chapters/queries.ts';
import { insertPasswords } from './media-queries.ts';
import { quarantine } from './quarantine.ts';
import { setScheduledUpdate } from './schedule-queries.ts';
import type { SourceFacts } from './source.ts';
import { insertVideo } from './video-queries.ts';
import { type VideoPrivacy, VideoState } from './video.ts';

export type NewVideo = {
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
  commentsPolicy?: number;
  originallyPublishedAt?: Date | null;
  passwords?: string[];
  scheduleUpdate?: { updateAt: string; privacy: number } | null;
  source: { key: string; sizeBytes: number; filename: string; facts: SourceFacts };
};

/** Creates the video of a source that has arrived. Safe to repeat: the UUID names it, and a second call changes nothing. */
export async function createVideo(
  tx: Db,
  { passwords = [], source, scheduleUpdate, ...video }: NewVideo,
) {
  const { facts } = source;
  const { isNew, ...created } = await insertVideo(tx, {
    ...video,
    state: VideoState.toTranscode,
    durationSeconds: Math.max(1, Math.round(facts.durationSeconds)),
    aspectRatio: facts.video ? Number((facts.video.width / facts.video.height).toFixed(4)) : null,
    sourceKey: source.key,
    sourceBytes: source.sizeBytes,
    sourceFilename: source.filename,
    sourceFacts: facts,
  });
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

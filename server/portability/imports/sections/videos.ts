import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';

import * as z from 'zod';

import {
  Chapters,
  channelsOfAccount,
  findVideo,
  LANGUAGES,
  requireFreeQuota,
  setCaption,
  setChapters,
} from '../../../catalog/index.ts';
import { Failure } from '../../../platform/errors.ts';
import { MAX_ARCHIVE_BYTES } from '../archive/limits.ts';
import type { Importing } from '../importing.ts';
import { defineSection } from '../section.ts';
import { findVideoLike } from './queries.ts';

const CAPTION_MAX_BYTES = 4 * 2 ** 20;
const MOST_LANGUAGES = 200;

const Video = z.looseObject({
  uuid: z.uuid(),
  url: z.string().max(2_000),
  name: z.string().trim(),
  duration: z.number().min(0).nullish(),
  isLive: z.boolean().default(false),
  channel: z.object({ name: z.string() }).nullish(),
  passwords: z.array(z.string()).nullish(),
  chapters: z.unknown(),
  publishedAt: z.string().nullish(),
  originallyPublishedAt: z.string().nullish(),
  source: z.object({ inputFilename: z.string().nullish() }).nullish(),
  archiveFiles: z.object({
    videoFile: z.string().nullish(),
    captions: z.record(z.string().max(20), z.string().nullable()).default({}),
  }),
});
type Video = z.output<typeof Video>;

/** Videos whose files came along; one that is here already, or does not fit into the quota, is left out. */
export const videos = defineSection({
  name: 'videos',
  file: 'peertube/videos.json',
  list: 'videos',
  item: Video,
  async take(importing, video) {
    const { node, broughtIn } = importing;
    if (video.isLive) return 'errors';
    const channel = await channelFor(importing, video);
    if (!channel) return 'errors';
    const names = namesOf(importing, video);
    const repeated = await findVideo(node.db, names.videoUuid);
    const like = { name: video.name, durationSeconds: Math.round(video.duration ?? 0) };
    const known = repeated ? undefined : await findVideoLike(node.db, channel.id, like);
    if (known) {
      broughtIn.set(video.url, known.id);
      return 'duplicates';
    }
    const made =
      repeated?.video ?? (await make(importing, video, { ...names, channelId: channel.id }));
    if (!made) return 'errors';
    broughtIn.set(video.url, made.id);
    await restoreParts(importing, video, made);
    return 'success';
  },
});

/** The channel a video goes to: of the same name, if there is one, or where all of an import goes. */
async function channelFor({ node, user, only }: Importing, video: Video) {
  const mine = await channelsOfAccount(node.db, user.accountId);
  if (only) return mine.find(({ id }) => id === only.channelId);
  return mine.find(({ name }) => name === video.channel?.name) ?? mine[0];
}

type Names = { uploadId: string; videoUuid: string };

/** The same archive, brought in again after a crash, makes the same videos. */
const namesOf = ({ uploadId }: Importing, { uuid }: Video): Names => ({
  uploadId: uuidOf(`upload ${uploadId} ${uuid}`),
  videoUuid: uuidOf(`video ${uploadId} ${uuid}`),
});

/** A UUID of our own making, version 8 (RFC 9562, 5.8). */
function uuidOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}

async function make(
  { node, user, archive, doings }: Importing,
  video: Video,
  { channelId, ...names }: Names & { channelId: number },
) {
  const { videoFile } = video.archiveFiles;
  const sizeBytes = videoFile ? archive.sizeOf(videoFile) : undefined;
  if (!videoFile || !sizeBytes) return undefined;
  await node.db.transaction((tx) => requireFreeQuota(tx, user, sizeBytes)); // before it is unfolded
  await node.storage.requireRoom(sizeBytes);
  await using scratch = await node.storage.scratch();
  const path = join(scratch.path, 'video');
  if (!(await archive.extract(videoFile, path, MAX_ARCHIVE_BYTES))) return undefined;
  const filename = video.source?.inputFilename ?? basename(videoFile);
  return await doings.takeFile({
    ...names,
    path,
    filename,
    sizeBytes,
    said: saidOf(video, channelId),
  });
}

const saidOf = (video: Video, channelId: number) => ({
  ...video,
  channelId,
  videoPasswords: video.passwords ?? [],
  originallyPublishedAt: video.originallyPublishedAt ?? video.publishedAt ?? null,
  scheduleUpdate: null,
});

async function restoreParts(
  { node, archive, signal }: Importing,
  { chapters, archiveFiles }: Video,
  video: { id: number; uuid: string },
) {
  const read = Chapters.safeParse({ chapters });
  if (read.success && read.data.chapters.length > 0) await setChapters(node.db, video, read.data);
  for (const [language, name] of Object.entries(archiveFiles.captions).slice(0, MOST_LANGUAGES)) {
    signal.throwIfAborted();
    if (!Object.hasOwn(LANGUAGES, language)) continue; // it becomes part of a file's name
    const file = name ? await archive.bytes(name, CAPTION_MAX_BYTES) : undefined;
    if (file) await setCaption(node, video.id, { language, file }).catch(ignoreWrong);
  }
}

function ignoreWrong(error: unknown) {
  if (!(error instanceof Failure)) throw error;
}

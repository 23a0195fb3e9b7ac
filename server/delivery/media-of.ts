import type { Media } from '../catalog/index.ts';
import { notFound } from '../platform/errors.ts';
import type { BlobRef } from './bytes/open-files.ts';
import type { HlsPart } from './media-path.ts';

export type MediaPart = Extract<HlsPart, { type: 'media' | 'spoken' }>;

export const isMedia = (part: HlsPart): part is MediaPart =>
  part.type === 'media' || part.type === 'spoken';

/** The bytes a part of a set names. Fails with `not_found`. */
export function mediaOf(video: Media, part: MediaPart): BlobRef {
  if (part.type === 'spoken') return spokenOf(video, part.language);
  if (part.codec) return furtherOf(video, part);
  const growing = video.growing.find(({ height }) => height === part.height);
  const file = growing ?? fileOf(video, part.height);
  const { key, place, renditionId, bitsPerSecond } = file;
  const etag = `"r${renditionId.toString(36)}"`; // the same while it grows and when it is whole
  return { key, place, etag, grownBytes: growing?.sizeBytes, bitsPerSecond };
}

/** The file of a rung that is whole. Fails with `not_found`. */
export function fileOf({ files }: Media, height: number) {
  const file = files.find((candidate) => candidate.height === height);
  if (!file) throw notFound('File');
  return file;
}

function furtherOf({ further }: Media, part: Extract<MediaPart, { type: 'media' }>) {
  const file = further.find(({ codec, height }) => codec === part.codec && height === part.height);
  if (!file) throw notFound('File');
  return file;
}

function spokenOf({ spoken }: Media, language: string) {
  const file = spoken.find((candidate) => candidate.language === language);
  if (!file) throw notFound('File');
  return file;
}

const CLOSED = /^bytes=\d{1,15}-(\d{1,15})$/;

/** Whether a `Range` header names where it ends, and there is as much. */
export function endsWithin(range: string | undefined, sizeBytes: number): boolean {
  const end = CLOSED.exec(range ?? '')?.[1];
  return end !== undefined && Number(end) < sizeBytes;
}

import { findBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import type { Storage } from '../../platform/storage.ts';
import type { FileMetadata } from '../rendition.ts';
import { keepMetadata, type Rendition } from './queries.ts';

const MAX_AT_ONCE = 2;
const NUMBER = /^\d+(\.\d+)?$/;

/**
 * Tells what the file of a rendition holds. It is looked into once and then known; fails with `unavailable` while this
 * process looks into as many as it may, with `not_found` when the file is gone.
 */
export function openFileMetadata({ db, storage, ffmpeg }: Tools) {
  const looking = new Map<number, Promise<FileMetadata>>();

  const look = async ({ id, blobKey }: Rendition): Promise<FileMetadata> => {
    const blob = await findBlob(db, blobKey);
    if (!blob) throw notFound('File');
    const metadata = metadataOf(await ffmpeg.probe(storage.localPath(blob)));
    await keepMetadata(db, id, metadata);
    return metadata;
  };

  return async (file: Rendition): Promise<FileMetadata> => {
    const known = file.metadata ?? looking.get(file.id);
    if (known) return known;
    if (looking.size >= MAX_AT_ONCE)
      throw new Failure('unavailable', 'Try again in a moment.', { retryAfterSeconds: 1 });
    const looked = look(file).finally(() => looking.delete(file.id));
    looking.set(file.id, looked);
    return looked;
  };
}

type Tools = { db: Db; storage: Storage; ffmpeg: Ffmpeg };
type Probed = { format?: Record<string, unknown>; streams?: object[] };

/** What ffprobe said, with numbers as numbers, and without the place of the file. */
function metadataOf(probed: unknown): FileMetadata {
  const { format = {}, streams = [] } = probed as Probed;
  const { filename: _, ...shown } = format;
  return {
    format: withNumbers(shown),
    streams: streams.map((stream) => withNumbers(stream)),
    chapters: [],
  };
}

const withNumbers = (fields: object) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && NUMBER.test(value) ? Number(value) : (value as unknown),
    ]),
  );

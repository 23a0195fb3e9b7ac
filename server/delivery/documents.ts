import { createHash } from 'node:crypto';

import { findRenditions, hashesOfSet, masterPlaylist, type Media } from '../catalog/index.ts';
import { createCache } from '../platform/cache.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import type { HlsPart } from './media-path.ts';

type TextPart = Exclude<HlsPart, { type: 'media' }>;

/** A small file that is written when it is asked for. */
export type Document = { text: Buffer; etag: string; mediaType: string };

const PLAYLIST = 'application/vnd.apple.mpegurl';
const JSON_TEXT = 'application/json; charset=utf-8';

/** Playlists and hashes, made from the rows of a video's renditions: with each rendition that is added they change. */
export function createDocuments({ db }: { db: Db }) {
  const made = createCache<Document>({ ttlSeconds: 60, maxKeys: 100 });

  const write = async ({ id, setUuid }: Media, part: TextPart): Promise<Document> => {
    const renditions = await findRenditions(db, id);
    if (part.type === 'master') return toDocument(masterPlaylist(setUuid, renditions), PLAYLIST);
    if (part.type === 'hashes') {
      return toDocument(JSON.stringify(hashesOfSet(setUuid, renditions)), JSON_TEXT);
    }
    const rendition = renditions.find(({ height }) => height === part.height);
    if (!rendition) throw notFound('File');
    return toDocument(rendition.playlist, PLAYLIST);
  };

  return {
    /** Fails with `not_found` where there is no such rendition, and for all parts while there is none at all. */
    async find(video: Media, part: TextPart): Promise<Document> {
      if (video.files.length === 0) throw notFound('File');
      const revision = video.files.map(({ renditionId }) => renditionId).join('.');
      const name = 'height' in part ? part.height : part.type;
      return made.remember(`${video.uuid} ${revision} ${name}`, () => write(video, part));
    },
    close: () => made.close(),
  };
}

export type Documents = ReturnType<typeof createDocuments>;

export function toDocument(content: string | Buffer, mediaType: string): Document {
  const text = Buffer.from(content);
  const digest = createHash('sha256').update(text).digest('base64url');
  return { text, etag: `"${digest.slice(0, 22)}"`, mediaType };
}

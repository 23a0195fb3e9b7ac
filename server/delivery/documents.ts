import { createHash } from 'node:crypto';

import {
  type Coded,
  findGrowing,
  findRenditions,
  furtherRenditionsOf,
  hashesOfSet,
  masterPlaylist,
  type Media,
  type NewRendition,
  spokenTracksOf,
} from '../catalog/index.ts';
import { createCache } from '../platform/cache.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import type { HlsPart } from './media-path.ts';

type TextPart = Exclude<HlsPart, { type: 'media' | 'spoken' }>;

/** A small file that is written when it is asked for. */
export type Document = { text: Buffer; etag: string; mediaType: string };

const PLAYLIST = 'application/vnd.apple.mpegurl';
const JSON_TEXT = 'application/json; charset=utf-8';

/** Playlists and hashes, made from the rows of a video's renditions: with each rendition that is added they change,
 * and with each segment of one that grows. */
export function createDocuments({ db }: { db: Db }) {
  const made = createCache<Document>({ ttlSeconds: 60, maxKeys: 100 });

  const write = async ({ id, setUuid, language }: Media, part: TextPart): Promise<Document> => {
    const [growing, whole, further, others] = await Promise.all([
      findGrowing(db, id),
      findRenditions(db, id),
      furtherRenditionsOf(db, id),
      spokenTracksOf(db, id),
    ]);
    const renditions: (NewRendition & Coded)[] = [...whole, ...growing, ...further];
    if (part.type === 'spoken-playlist') {
      return toDocument(
        found(others, (track) => track.language === part.language),
        PLAYLIST,
      );
    }
    if (part.type === 'master') {
      const sounds = { own: language ?? undefined, others };
      return toDocument(masterPlaylist(setUuid, renditions, sounds), PLAYLIST);
    }
    if (part.type === 'hashes') {
      return toDocument(JSON.stringify(hashesOfSet(setUuid, renditions, others)), JSON_TEXT);
    }
    return toDocument(
      found(renditions, ({ height, codec }) => height === part.height && codec === part.codec),
      PLAYLIST,
    );
  };

  return {
    /** Fails with `not_found` where there is no such rendition, and for all parts while there is none at all. */
    async find(video: Media, part: TextPart): Promise<Document> {
      if (video.files.length + video.growing.length === 0) throw notFound('File');
      const revision = [
        ...video.files.map(({ renditionId }) => renditionId),
        ...video.growing.map(({ renditionId, sizeBytes }) => `${renditionId}+${sizeBytes}`),
        ...video.further.map(({ codec, height }) => `${codec}-${height}`),
        ...video.spoken.map((track) => track.language),
      ].join('.');
      const name = nameOf(part);
      return made.remember(`${video.uuid} ${revision} ${name}`, () => write(video, part));
    },
    close: () => made.close(),
  };
}

const nameOf = (part: TextPart): string => {
  if (part.type === 'playlist') return `${part.codec ?? ''}${part.height}`;
  return part.type === 'spoken-playlist' ? `spoken ${part.language}` : part.type;
};

/** The playlist of the one that is meant. */
function found<T extends { playlist: string }>(all: readonly T[], isMeant: (one: T) => boolean) {
  const one = all.find(isMeant);
  if (!one) throw notFound('File');
  return one.playlist;
}

export type Documents = ReturnType<typeof createDocuments>;

export function toDocument(content: string | Buffer, mediaType: string): Document {
  const text = Buffer.from(content);
  const digest = createHash('sha256').update(text).digest('base64url');
  return { text, etag: `"${digest.slice(0, 22)}"`, mediaType };
}

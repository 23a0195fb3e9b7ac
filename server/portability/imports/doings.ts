import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';

type Node = { db: Db; publicUrl: URL };

/** What an import does in other slices: each gives its own. */
export type Doings<Ingest> = {
  rate: (
    db: Db,
    of: { accountId: number; videoId: number },
    rating: 'like' | 'dislike',
  ) => Promise<void>;
  follow: (db: Db, pair: { followerId: number; channelId: number }) => Promise<void>;
  remember: (
    db: Db,
    watched: { userId: number; videoId: number; positionSeconds: number },
  ) => Promise<unknown>;
  muteAccount: (node: Node, user: User, handle: string) => Promise<void>;
  muteServer: (node: Node, user: User, host: string) => Promise<void>;
  addWords: (
    db: Db,
    by: { user: User; owner: number },
    list: { listName: string; words: string[] },
  ) => Promise<unknown>;
  takeFile: (node: Ingest & { signal: AbortSignal }, user: User, file: GivenFile) => Promise<Video>;
};

type Video = { id: number; uuid: string };

/** A file that is to become a video: see `takeFile` of ingest. */
type GivenFile = {
  uploadId: string;
  videoUuid: string;
  path: string;
  filename: string;
  sizeBytes: number;
  said: Record<string, unknown>;
};

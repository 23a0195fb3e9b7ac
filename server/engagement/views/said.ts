import type { Db } from '../../platform/db.ts';

/** What a player says: where it is now, and what it is. `viewer` is a keyed hash of who watches that video. */
export type Said = {
  viewer: string;
  videoId: number;
  positionSeconds: number;
  hasJumped: boolean;
  client: string | null;
  device: string | null;
  operatingSystem: string | null;
  /** What led the viewer to the video, in words of the client's. */
  source: { kind: string | null; host: string | null } | null;
};

/** Hears what players say, once it is taken: of a slice this one does not know. */
export type Listener = (db: Db, said: Said) => Promise<void>;

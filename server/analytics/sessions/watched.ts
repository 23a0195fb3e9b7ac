import type { ToldSource } from '../sources/source.ts';

/** What a player said: where it is now, and what it is. `viewer` is a keyed hash of who watches that video. */
export type Watched = {
  viewer: string;
  videoId: number;
  positionSeconds: number;
  hasJumped: boolean;
  client: string | null;
  device: string | null;
  operatingSystem: string | null;
  /** What led the viewer to the video, in words of the client's. */
  source: ToldSource | null;
};

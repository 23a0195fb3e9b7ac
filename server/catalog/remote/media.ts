import type * as z from 'zod';

import type { StreamingPlaylist, VideoFile } from '../media-answers.ts';

/** A file at another node, as players get it (contract § File); its number is given here. */
export type RemoteFile = Omit<z.output<typeof VideoFile>, 'id'>;

/** A playlist at another node with the files it names (contract § StreamingPlaylists). Every URL is absolute. */
export type RemotePlaylist = Omit<
  z.output<typeof StreamingPlaylist>,
  'id' | 'files' | 'sharesSegments'
> & {
  files: RemoteFile[];
  /** The swarms in which players of its node share segments, in hex; not known of what came in before they were kept. */
  infohashes?: string[];
};

/** The sprite of a seek bar at another node: cells of `spriteSeconds` each, row by row. */
export type RemoteStoryboard = {
  url: string;
  totalWidth: number;
  totalHeight: number;
  spriteWidth: number;
  spriteHeight: number;
  spriteSeconds: number;
};

/** Captions at another node: a WebVTT file, and its playlist if there is one. */
export type RemoteCaption = {
  language: string;
  automaticallyGenerated: boolean;
  url: string;
  m3u8Url: string | null;
};

/** What is said of a live video (contract § LiveVideo). */
export type RemoteLive = {
  permanent: boolean;
  savesReplay: boolean;
  latencyMode: number;
  /** How far back viewers may go while it is live, where its node says so. */
  rewindSeconds: number | null;
  schedules: { startAt: string }[];
};

import * as z from 'zod';

/** A file of a video. */
export const VideoFile = z.object({
  id: z.int(),
  resolution: z.object({ id: z.int(), label: z.string() }),
  width: z.int(),
  height: z.int(),
  magnetUri: z.string().nullable(),
  torrentUrl: z.string().nullable(),
  torrentDownloadUrl: z.string().nullable(),
  size: z.int(),
  fps: z.number(),
  fileUrl: z.url(),
  fileDownloadUrl: z.url().nullable(),
  playlistUrl: z.url().nullable(),
  metadataUrl: z.url().nullable(),
  hasAudio: z.boolean(),
  hasVideo: z.boolean(),
  storage: z.int().nullable(),
});

/** The files of a video and the playlist that names them. */
export const StreamingPlaylist = z.object({
  id: z.int(),
  type: z.int(),
  playlistUrl: z.url(),
  segmentsSha256Url: z.url().nullable(),
  redundancies: z.array(z.object({ baseUrl: z.url() })),
  keptHere: z
    .boolean()
    .optional()
    .describe('of another node: the first copy is of this node, and has the playlists too'),
  signedPlaylists: z
    .array(z.object({ url: z.url(), sha256: z.string() }))
    .optional()
    .describe('of another node: what its playlists hash to, as it signed, wherever they are had'),
  sharesSegments: z
    .boolean()
    .optional()
    .describe('of another node: its players share segments as those of p2p-media-loader 2.2 do'),
  files: z.array(VideoFile),
});

/** The sprites of a video's seek bar. */
export const StoryboardsAnswer = z.object({
  storyboards: z.array(
    z.object({
      storyboardPath: z.string(),
      fileUrl: z.url(),
      totalWidth: z.int(),
      totalHeight: z.int(),
      spriteWidth: z.int(),
      spriteHeight: z.int(),
      spriteDuration: z.number(),
    }),
  ),
});

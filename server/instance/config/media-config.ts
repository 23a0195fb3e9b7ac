import * as z from 'zod';

import { fixed, notHere, section, switchOf } from './section.ts';

const RESOLUTIONS = [
  '0p',
  '144p',
  '240p',
  '360p',
  '480p',
  '720p',
  '1080p',
  '1440p',
  '2160p',
] as const;

const resolutions = (enabled: boolean) =>
  section(
    Object.fromEntries(RESOLUTIONS.map((name) => [name, z.boolean().default(enabled)])) as Record<
      (typeof RESOLUTIONS)[number],
      z.ZodDefault<z.ZodBoolean>
    >,
  );

const always = (what: string) => fixed(z.boolean(), true, `This node always ${what}`);
const never = (what: string) => fixed(z.boolean(), false, `This node never ${what}`);
const profile = fixed(z.string().max(100), 'default', 'This node has one profile');
const limit = z.number().int().min(-1).default(-1);
const byRunners = { remoteRunners: notHere('remote runners for this') };
const forRunners = { remoteRunners: switchOf(false) };

const Transcoding = section({
  enabled: always('transcodes'),
  originalFile: section({ keep: always('keeps the original file') }),
  ...forRunners,
  allowAdditionalExtensions: z.boolean().default(true),
  allowAudioFiles: z.boolean().default(true),
  threads: z.number().int().min(0).max(64).default(0),
  concurrency: z.number().int().min(1).max(64).default(1),
  profile,
  resolutions: resolutions(true),
  alwaysTranscodeOriginalResolution: always('makes a rendition at the height of the original'),
  alwaysTranscodePodcastOptimizedAudio: never('makes a rendition for podcasts'),
  fps: section({ max: z.number().int().min(1).max(120).default(60) }),
  perTitle: switchOf(true),
  /** Videos with grave faults wait for a moderator: ours. */
  qualityGate: switchOf(false),
  /** Made beside H.264 once that is complete: ours. */
  furtherCodecs: section({ av1: switchOf(false), hevc: switchOf(false) }),
  webVideos: notHere('renditions as single web videos'),
  hls: section({
    enabled: always('makes HLS'),
    splitAudioAndVideo: never('splits audio from video'),
  }),
});

const Live = section({
  ...notHere('live streaming').unwrap().shape,
  allowReplay: z.boolean().default(true),
  latencySetting: switchOf(true),
  maxDuration: limit,
  maxInstanceLives: limit,
  maxUserLives: limit,
  transcoding: section({
    enabled: z.boolean().default(false),
    ...byRunners,
    threads: z.number().int().min(0).max(64).default(0),
    profile,
    resolutions: resolutions(false),
    alwaysTranscodeOriginalResolution: z.boolean().default(true),
    fps: section({ max: z.number().int().min(1).max(120).default(60) }),
  }),
  dvr: section({ maxWindow: z.number().int().min(0).default(3_600) }),
});

const Import = section({
  videos: section({
    concurrency: z.number().int().min(1).max(16).default(1),
    http: switchOf(true),
    torrent: switchOf(false), // it shows the node's address to strangers,
  }),
  videoChannelSynchronization: section({
    enabled: z.boolean().default(false),
    maxPerUser: z.number().int().min(1).default(10),
  }),
  users: switchOf(true),
});

/** What happens to media here. */
export const MediaConfig = {
  transcoding: Transcoding,
  live: Live,
  videoStudio: section({ enabled: z.boolean().default(true), ...forRunners }),
  videoTranscription: section({ ...notHere('transcription').unwrap().shape, ...byRunners }),
  videoFile: section({ update: switchOf(true) }),
  import: Import,
  export: section({
    users: section({
      enabled: z.boolean().default(true),
      exportExpiration: z.number().int().min(0).default(172_800_000).describe('milliseconds'),
      maxUserVideoQuota: z.number().int().min(-1).default(10_737_418_240).describe('bytes'),
    }),
  }),
  search: section({
    remoteUri: section({
      users: z.boolean().default(true), // as PeerTube
      anonymous: z.boolean().default(false),
    }),
    searchIndex: section({
      ...notHere('search index').unwrap().shape,
      url: z.string().max(2_000).default(''),
      disableLocalSearch: z.boolean().default(false),
      isDefaultSearch: z.boolean().default(false),
    }),
  }),
  storyboards: section({ enabled: always('makes storyboards'), ...byRunners }),
};

import { IMAGE_MAX_BYTES } from '../../platform/pictures/image.ts';
import type { CustomConfig } from './custom-config.ts';
import { fileExtensions } from './file-extensions.ts';

/** The version of PeerTube whose REST contract this node speaks: clients look at it to know what they may ask. */
const CONTRACT_VERSION = '8.2.1';

const MIB = 2 ** 20;
const PICTURES = ['.png', '.jpeg', '.jpg', '.gif', '.webp'];
const picture = { file: { size: { max: IMAGE_MAX_BYTES }, extensions: PICTURES } };

/** What the node knows of itself beyond what administrators set. */
export type Circumstances = {
  host: string;
  sendsMail: boolean;
  maySignUp: boolean;
  hasHomepage: boolean;
  /** Where viewers who share learn their own address. */
  stunUrls: readonly string[];
  images: { avatars: unknown[]; banners: unknown[]; logo: unknown[] };
};

/** What clients may do on this node, and how they should begin (contract § GET config). */
export const configJson = (config: CustomConfig, here: Circumstances) => ({
  client: clientJson(config),
  defaults: config.defaults,
  webadmin: { configuration: { edition: { allowed: true } } },
  instance: instanceJson(config, here),
  search: config.search,
  plugin: { registered: [], registeredExternalAuths: [], registeredIdAndPassAuths: [] },
  theme: { registered: [], builtIn: [], ...config.theme },
  email: { enabled: here.sendsMail },
  contactForm: {
    enabled: config.contactForm.enabled && here.sendsMail && config.admin.email !== '',
  },
  serverVersion: CONTRACT_VERSION,
  serverCommit: '',
  signup: {
    allowed: here.maySignUp,
    allowedForCurrentIP: here.maySignUp,
    minimumAge: config.signup.minimumAge,
    requiresApproval: config.signup.requiresApproval,
    requiresEmailVerification: config.signup.requiresEmailVerification,
  },
  ...mediaJson(config),
  avatar: picture,
  banner: picture,
  logo: picture,
  user: { videoQuota: config.user.videoQuota, videoQuotaDaily: config.user.videoQuotaDaily },
  videoChannels: config.videoChannels,
  trending: { videos: { intervalDays: 7, algorithms: config.trending.videos.algorithms } },
  tracker: { enabled: true },
  federation: { enabled: false },
  followings: { instance: { autoFollowIndex: { indexUrl: '' } } },
  blocklist: config.blocklist,
  autoBlacklist: config.autoBlacklist,
  broadcastMessage: config.broadcastMessage,
  homepage: { enabled: here.hasHomepage },
  openTelemetry: { metrics: { enabled: false, playbackStatsInterval: 15_000 } },
  views: {
    videos: {
      remote: { maxAge: -1 },
      local: { maxAge: -1 },
      watchingInterval: { anonymous: 5000, users: 5000 },
    },
  },
  webrtc: { stunServers: [...here.stunUrls] },
  nsfwFlagsSettings: { enabled: true },
  fieldsConstraints: { users: { password: { minLength: 6, maxLength: 255 } } },
});

const clientJson = ({ client }: CustomConfig) => ({
  newFeaturesInfo: false,
  ...client,
  videos: { ...client.videos, resumableUpload: { maxChunkSize: 0 } },
  openInApp: {
    android: { intent: { enabled: false, host: '', scheme: '', fallbackUrl: '' } },
    ios: { enabled: false, host: '', scheme: '', fallbackUrl: '' },
  },
});

const instanceJson = ({ instance }: CustomConfig, { host, images }: Circumstances) => ({
  name: instance.name || host,
  shortDescription: instance.shortDescription,
  isNSFW: instance.isNSFW,
  defaultNSFWPolicy: instance.defaultNSFWPolicy,
  defaultClientRoute: instance.defaultClientRoute,
  serverCountry: instance.serverCountry,
  support: instance.support,
  social: instance.social,
  customizations: instance.customizations,
  defaultLanguage: instance.defaultLanguage,
  ...images,
});

const mediaJson = (config: CustomConfig) => ({
  transcoding: {
    remoteRunners: config.transcoding.remoteRunners,
    hls: config.transcoding.hls,
    web_videos: config.transcoding.webVideos,
    enabledResolutions: enabledHeights(config),
    profile: 'default',
    availableProfiles: ['default'],
    alwaysTranscodeOriginalResolution: true,
    alwaysTranscodePodcastOptimizedAudio: false,
  },
  live: {
    enabled: config.live.enabled,
    allowReplay: config.live.allowReplay,
    dvr: config.live.dvr,
    latencySetting: config.live.latencySetting,
    maxDuration: config.live.maxDuration,
    maxInstanceLives: config.live.maxInstanceLives,
    maxUserLives: config.live.maxUserLives,
    transcoding: {
      enabled: false,
      remoteRunners: { enabled: false },
      enabledResolutions: [],
      profile: 'default',
      availableProfiles: ['default'],
    },
    rtmp: { port: 1935 },
  },
  videoStudio: config.videoStudio,
  videoFile: config.videoFile,
  videoTranscription: config.videoTranscription,
  import: {
    videos: { http: config.import.videos.http, torrent: config.import.videos.torrent },
    videoChannelSynchronization: { enabled: config.import.videoChannelSynchronization.enabled },
    users: config.import.users,
  },
  export: config.export,
  storyboards: config.storyboards,
  video: {
    image: { extensions: ['.png', '.jpg', '.jpeg', '.webp'], size: { max: IMAGE_MAX_BYTES } },
    file: { extensions: fileExtensions(config.transcoding) },
  },
  videoCaption: { file: { size: { max: 20 * MIB }, extensions: ['.vtt', '.srt'] } },
});

/** The rungs new videos are made in, in pixels of the shorter side; 0 is audio only. */
export const enabledHeights = ({ transcoding }: CustomConfig): number[] =>
  Object.entries(transcoding.resolutions)
    .filter(([, enabled]) => enabled)
    .map(([name]) => Number.parseInt(name, 10))
    .toSorted((a, b) => a - b);

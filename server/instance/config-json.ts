/** The version of PeerTube whose REST contract this node speaks: clients look at it to know what they may ask. */
const CONTRACT_VERSION = '8.2.1';

const off = { enabled: false };
const picture = { size: { max: 4 * 2 ** 20 }, extensions: ['.png', '.jpeg', '.jpg', '.webp'] };

/** What clients may do on this node (contract § GET config): everything that is not there yet is said to be off. */
export const configJson = ({ host }: URL) => ({
  instance: {
    name: host,
    shortDescription: '',
    isNSFW: false,
    defaultNSFWPolicy: 'display',
    defaultClientRoute: '/',
    customizations: { javascript: '', css: '' },
    defaultLanguage: 'en',
    avatars: [],
    banners: [],
    logo: [],
  },
  client: {
    videos: { miniature: { preferAuthorDisplayName: false }, resumableUpload: { maxChunkSize: 0 } },
  },
  defaults: {
    publish: { downloadEnabled: true, commentsPolicy: 1, privacy: 1, licence: null },
    p2p: { webapp: off, embed: off },
    player: { theme: 'default', autoPlay: true },
  },
  search: { remoteUri: { users: false, anonymous: false }, searchIndex: off },
  plugin: { registered: [], registeredExternalAuths: [], registeredIdAndPassAuths: [] },
  theme: { registered: [], builtIn: [], default: 'default' },
  email: off,
  contactForm: off,
  serverVersion: CONTRACT_VERSION,
  signup: {
    allowed: false,
    allowedForCurrentIP: false,
    requiresApproval: false,
    requiresEmailVerification: false,
  },
  transcoding: {
    remoteRunners: off,
    hls: { enabled: true, splitAudioAndVideo: false },
    web_videos: off,
    enabledResolutions: [0, 144, 240, 360, 480, 720, 1080, 1440, 2160],
    profile: 'default',
    availableProfiles: ['default'],
  },
  live: {
    ...off,
    allowReplay: false,
    transcoding: { ...off, remoteRunners: off, enabledResolutions: [] },
  },
  videoStudio: { ...off, remoteRunners: off },
  videoFile: { update: off },
  videoTranscription: { ...off, remoteRunners: off },
  import: { videos: { http: off, torrent: off }, videoChannelSynchronization: off, users: off },
  export: { users: off },
  autoBlacklist: { videos: { ofUsers: off } },
  avatar: { file: picture },
  banner: { file: picture },
  video: {
    image: picture,
    file: {
      extensions: ['.mp4', '.webm', '.mkv', '.mov', '.avi', '.ts', '.mp3', '.m4a', '.flac', '.ogg'],
    },
  },
  videoCaption: { file: { size: { max: 20 * 2 ** 20 }, extensions: ['.vtt', '.srt'] } },
  user: { videoQuota: -1, videoQuotaDaily: -1 },
  videoChannels: { maxPerUser: 20 },
  trending: {
    videos: { intervalDays: 7, algorithms: { enabled: ['most-viewed'], default: 'most-viewed' } },
  },
  tracker: off,
  federation: off,
  followings: { instance: { autoFollowIndex: { indexUrl: '' } } },
  broadcastMessage: { ...off, message: '', level: 'info', dismissable: false },
  homepage: off,
  openTelemetry: { metrics: { ...off, playbackStatsInterval: 15_000 } },
  views: { videos: { watchingInterval: { anonymous: 5000, users: 5000 } } },
  storyboards: { enabled: true, remoteRunners: off },
  webrtc: { stunServers: [] },
});

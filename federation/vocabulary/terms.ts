/** What the words mean that ActivityStreams does not have: PeerTube's terms, per type (contract § Context). */

export type Terms = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const number = (id: string) => ({ '@type': 'sc:Number', '@id': id });
const boolean = (id: string) => ({ '@type': 'sc:Boolean', '@id': id });
const link = (id: string) => ({ '@id': id, '@type': '@id' });

/** Of nodes, accounts and channels. */
export const ACTOR: Terms = {
  playerSettings: 'pt:playerSettings',
  playlists: link('pt:playlists'),
  support: { '@type': 'sc:Text', '@id': 'pt:support' },
  lemmy: 'https://join-lemmy.org/ns#',
  postingRestrictedToMods: 'lemmy:postingRestrictedToMods',
  toot: 'http://joinmastodon.org/ns#',
  indexable: 'toot:indexable',
  discoverable: 'toot:discoverable',
  email: 'sc:email',
};

export const VIDEO: Terms = {
  Hashtag: 'as:Hashtag',
  category: 'sc:category',
  licence: 'sc:license',
  subtitleLanguage: 'sc:subtitleLanguage',
  automaticallyGenerated: 'pt:automaticallyGenerated',
  sensitive: 'as:sensitive',
  language: 'sc:inLanguage',
  identifier: 'sc:identifier',
  isLiveBroadcast: 'sc:isLiveBroadcast',
  liveSaveReplay: boolean('pt:liveSaveReplay'),
  permanentLive: boolean('pt:permanentLive'),
  latencyMode: number('pt:latencyMode'),
  dvrWindow: { '@type': 'sc:Duration', '@id': 'pt:dvrWindow' },
  Infohash: 'pt:Infohash',
  SensitiveTag: 'pt:SensitiveTag',
  tileWidth: number('pt:tileWidth'),
  tileHeight: number('pt:tileHeight'),
  tileDuration: number('pt:tileDuration'),
  aspectRatio: { '@type': 'sc:Float', '@id': 'pt:aspectRatio' },
  uuid: { '@type': 'sc:identifier', '@id': 'pt:uuid' },
  originallyPublishedAt: 'sc:datePublished',
  schedules: 'sc:eventSchedule',
  startDate: 'sc:startDate',
  embedUrl: 'sc:embedUrl',
  uploadDate: 'sc:uploadDate',
  hasParts: 'sc:hasParts',
  playerSettings: 'pt:playerSettings',
  views: number('pt:views'),
  downloads: number('pt:downloads'),
  state: number('pt:state'),
  size: number('pt:size'),
  fps: number('pt:fps'),
  canReply: 'pt:canReply',
  commentsPolicy: number('pt:commentsPolicy'),
  downloadEnabled: boolean('pt:downloadEnabled'),
  waitTranscoding: boolean('pt:waitTranscoding'),
  support: { '@type': 'sc:Text', '@id': 'pt:support' },
  likes: link('as:likes'),
  dislikes: link('as:dislikes'),
  shares: link('as:shares'),
  comments: link('as:comments'),
  PropertyValue: 'sc:PropertyValue',
  value: 'sc:value',
};

export const COMMENT: Terms = {
  replyApproval: 'pt:replyApproval',
};

export const APPROVE_REPLY: Terms = {
  ApproveReply: 'pt:ApproveReply',
};

export const PLAYLIST: Terms = {
  Playlist: 'pt:Playlist',
  PlaylistElement: 'pt:PlaylistElement',
  position: number('pt:position'),
  videoChannelPosition: number('pt:position'),
  startTimestamp: number('pt:startTimestamp'),
  stopTimestamp: number('pt:stopTimestamp'),
  uuid: { '@type': 'sc:identifier', '@id': 'pt:uuid' },
};

export const PLAYER_SETTINGS: Terms = {
  PlayerSettings: link('pt:PlayerSettings'),
  theme: 'pt:theme',
};

export const CHAPTERS: Terms = {
  hasPart: 'sc:hasPart',
  endOffset: 'sc:endOffset',
  startOffset: 'sc:startOffset',
};

export const WATCH_ACTION: Terms = {
  WatchAction: 'sc:WatchAction',
  startTimestamp: number('pt:startTimestamp'),
  endTimestamp: number('pt:endTimestamp'),
  uuid: { '@type': 'sc:identifier', '@id': 'pt:uuid' },
  actionStatus: 'sc:actionStatus',
  watchSections: link('pt:watchSections'),
  addressRegion: 'sc:addressRegion',
  addressCountry: 'sc:addressCountry',
};

export const VIEW: Terms = {
  WatchAction: 'sc:WatchAction',
  InteractionCounter: 'sc:InteractionCounter',
  interactionType: 'sc:interactionType',
  userInteractionCount: 'sc:userInteractionCount',
};

export const CACHE_FILE: Terms = {
  expires: 'sc:expires',
  CacheFile: 'pt:CacheFile',
  size: number('pt:size'),
  fps: number('pt:fps'),
};

export const FLAG: Terms = {
  Hashtag: 'as:Hashtag',
};

export const DOWNLOAD: Terms = {
  DownloadAction: 'sc:DownloadAction',
  InteractionCounter: 'sc:InteractionCounter',
  interactionType: 'sc:interactionType',
  userInteractionCount: 'sc:userInteractionCount',
};

/**
 * Words of our own. It names them and leads nowhere, so that nobody has to own a place for it, or can lose it: a UUID is
 * nobody else's. Nodes read the words themselves; what they mean is in FEDERATION.md.
 */
const NAMESPACE = 'urn:uuid:ec78e49a-6ae8-42f8-a2bf-130d3498b055#';

/** What actors published, in one number: nodes like this one have it. */
export const DIGEST: Terms = {
  tributary: NAMESPACE,
  digest: { '@id': 'tributary:digest', '@type': '@id' },
};

/** In that collection itself it is the number, not where it is. */
export const DIGEST_VALUE: Terms = {
  tributary: NAMESPACE,
  digest: 'tributary:digestValue',
};

/** What a node signs of the files of a video. */
export const MANIFEST: Terms = {
  tributary: NAMESPACE,
  MediaManifest: 'tributary:MediaManifest',
  files: { '@id': 'tributary:files', '@container': '@list' },
  mirrors: { '@id': 'tributary:mirrors', '@container': '@list' },
  size: 'tributary:size',
  sha256: 'tributary:sha256',
  infoHash: 'tributary:infoHash',
  expires: 'tributary:expires',
};

/** Where an actor was and went (FEP-7628). */
export const MOVE: Terms = {
  alsoKnownAs: { '@id': 'as:alsoKnownAs', '@type': '@id', '@container': '@set' },
  movedTo: { '@id': 'as:movedTo', '@type': '@id' },
};

/** Keys of proofs (FEP-521a). */
export const MULTIKEY: Terms = {
  assertionMethod: {
    '@id': 'https://w3id.org/security#assertionMethod',
    '@type': '@id',
    '@container': '@set',
  },
  Multikey: 'https://w3id.org/security#Multikey',
  controller: { '@id': 'https://w3id.org/security#controller', '@type': '@id' },
  publicKeyMultibase: {
    '@id': 'https://w3id.org/security#publicKeyMultibase',
    '@type': 'https://w3id.org/security#multibase',
  },
};

/** The proof of an activity (FEP-8b32). */
export const PROOF: Terms = {
  proof: link('https://w3id.org/security#proof'),
  DataIntegrityProof: 'https://w3id.org/security#DataIntegrityProof',
  cryptosuite: 'https://w3id.org/security#cryptosuite',
  verificationMethod: link('https://w3id.org/security#verificationMethod'),
  proofPurpose: { '@id': 'https://w3id.org/security#proofPurpose', '@type': '@vocab' },
  assertionMethod: MULTIKEY['assertionMethod']!,
  proofValue: {
    '@id': 'https://w3id.org/security#proofValue',
    '@type': 'https://w3id.org/security#multibase',
  },
};

import {
  accountJson,
  accountSummary,
  channelJson,
  channelSummary,
  type Origin,
} from './actor-json.ts';
import type { DomainPolicy } from './domain-tables.ts';
import { EMBED_POLICIES } from './embed-privacy/embed-privacy.ts';
import {
  CATEGORIES,
  COMMENTS_POLICIES,
  labelled,
  languageOf,
  LICENCES,
  PRIVACIES,
  STATES,
} from './labels.ts';
import { loudnessJson } from './loudness/loudness.ts';
import type { RenditionFile, SignedPlaylist, Thumbnail } from './media-columns-queries.ts';
import { type Mirror, streamingPlaylist } from './playlist-json.ts';
import { remoteMediaJson } from './remote/media-json.ts';
import type { RemoteMedia } from './remote/video.ts';
import { toShortUuid } from './short-uuid.ts';
import { sourceFiles } from './source-json.ts';
import { DESCRIPTION_PREVIEW_CHARACTERS, type SummaryRow } from './summary-columns-queries.ts';
import { isShared, type TorrentFacts } from './torrents/torrent-json.ts';
import { trackerUrls } from './torrents/tracker-urls.ts';
import type { VideoRow } from './video-queries.ts';
import { CommentsPolicy } from './video.ts';

/** A video as lists show it (contract § Video). */
export function videoSummary(node: Origin, row: SummaryRow) {
  return {
    ...common(node, row),
    account: accountSummary(node, row.account),
    channel: channelSummary(node, row.channel),
  };
}

/** What an owner sees in the list of their own videos: also how far each is, and why it is held. */
export const ownVideoSummary = (node: Origin, row: SummaryRow) => ({
  ...videoSummary(node, row),
  state: labelled(STATES, row.video.state),
  waitTranscoding: row.video.waitTranscoding,
  holdReason: row.video.holdReason,
  blacklisted: row.video.blocked,
  blacklistedReason: row.video.blockReason,
  blockedOwner: false,
  blockedServer: false,
  tags: row.video.tags,
});

/**
 * Everything about one video (contract § VideoDetails). `seesAll`: whether the viewer manages it, and so may have its
 * source and know why it is held.
 */
export function videoDetails(node: Origin, row: WholeRow, { seesAll, sourceTorrent }: Managing) {
  const { video } = row;
  const owner = accountJson(node, row.account, row.ownerUserId);
  return {
    ...common(node, row),
    description: video.description,
    account: owner,
    channel: { ...channelJson(node, row.channel), ownerAccount: owner },
    blacklisted: video.blocked,
    blacklistedReason: video.blockReason,
    ...videoMedia(node, row, { seesAll, sourceTorrent }),
    support: video.support,
    boosts: video.boosts,
    tags: video.tags,
    commentsPolicy: labelled(COMMENTS_POLICIES, video.commentsPolicy),
    commentsEnabled: video.commentsPolicy !== CommentsPolicy.off,
    sharing: video.sharing,
    downloadEnabled: video.downloadEnabled,
    waitTranscoding: video.waitTranscoding,
    inputFileUpdatedAt: video.inputFileUpdatedAt,
    state: labelled(STATES, video.state),
    ...(seesAll && { holdReason: video.holdReason }),
    embedPrivacyPolicy: labelled(EMBED_POLICIES, video.embedPrivacy),
    loudness: video.loudness && loudnessJson(video.loudness),
  };
}

type Managing = { seesAll: boolean; sourceTorrent?: TorrentFacts | undefined };

/** The files of a video, and where viewers meet over them. `seesAll` as for `videoDetails`. */
export const videoMedia = (node: Origin, row: WholeRow, managing: Managing) =>
  row.remote
    ? remoteMediaJson(node, row.policy === 'no-media' ? NO_MEDIA : row.remote, row)
    : ownMedia(node, row, managing);

type WholeRow = VideoRow & {
  files: RenditionFile[];
  growing: RenditionFile[];
  remote: RemoteMedia | null;
  mirrors: Mirror[];
  copy: { playlistUrl: string } | null;
  signedPlaylists: SignedPlaylist[] | null;
  policy: DomainPolicy | null;
};

const NO_MEDIA = { streamingPlaylists: [], files: [], trackerUrls: [], live: null };

/** Of what is not to be shared at all, players are told no other place. */
const toldMirrors = ({ allowedSharing }: WholeRow['video'], mirrors: Mirror[]) =>
  allowedSharing === 'off' ? [] : mirrors;

const ownMedia = (
  node: Origin,
  { video, files, growing, mirrors }: WholeRow,
  { seesAll, sourceTorrent }: Managing,
) => ({
  streamingPlaylists:
    files.length + growing.length > 0
      ? [streamingPlaylist(node, video, { files, growing, mirrors: toldMirrors(video, mirrors) })]
      : [],
  files: seesAll ? sourceFiles(node, video, sourceTorrent) : [],
  liveSchedules: [],
  trackerUrls: isShared(video) ? trackerUrls(node) : [],
});

function common(node: Origin, { video, thumbnails }: SummaryRow) {
  const shortUUID = toShortUuid(video.uuid);
  const pictures = thumbnails.toSorted((a, b) => b.width - a.width);
  return {
    id: video.id,
    uuid: video.uuid,
    shortUUID,
    url: video.url ?? `${node.origin}/videos/watch/${video.uuid}`,
    name: video.name,
    category: labelled(CATEGORIES, video.category),
    licence: labelled(LICENCES, video.licence),
    language: languageOf(video.language),
    privacy: labelled(PRIVACIES, video.privacy),
    nsfw: video.nsfw,
    nsfwFlags: video.nsfwFlags,
    nsfwSummary: video.nsfwSummary,
    truncatedDescription: truncate(video.description),
    description: truncate(video.description),
    isLocal: video.url === null,
    duration: video.durationSeconds,
    aspectRatio: video.aspectRatio,
    views: video.views,
    viewers: video.viewers,
    downloads: video.downloads,
    likes: video.likes,
    dislikes: video.dislikes,
    comments: video.comments,
    // Clients older than `thumbnails` need these two paths, and need them relative to the host.
    thumbnailPath: pathOf(pictures.at(-1)),
    previewPath: pathOf(pictures.find(({ width }) => width <= PREVIEW_WIDTH) ?? pictures[0]),
    thumbnails: pictures.map((picture) => ({
      height: picture.height,
      width: picture.width,
      aspectRatio: '16:9',
      fileUrl: node.origin + pathOf(picture)!,
    })),
    embedPath: `/videos/embed/${shortUUID}`,
    createdAt: video.createdAt,
    updatedAt: video.updatedAt,
    publishedAt: video.publishedAt ?? video.createdAt,
    originallyPublishedAt: video.originallyPublishedAt,
    isLive: video.isLive,
  };
}

const PREVIEW_WIDTH = 850;

const pathOf = (picture: Thumbnail | undefined) =>
  picture ? `/lazy-static/${picture.blobKey}` : null;

const truncate = (text: string | null) =>
  text !== null && text.length > DESCRIPTION_PREVIEW_CHARACTERS
    ? `${text.slice(0, DESCRIPTION_PREVIEW_CHARACTERS - 3)}...`
    : text;

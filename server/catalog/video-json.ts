import {
  accountJson,
  accountSummary,
  channelJson,
  channelSummary,
  type Origin,
} from './actor-json.ts';
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
import type { RenditionFile, Thumbnail } from './media-columns-queries.ts';
import { streamingPlaylist } from './playlist-json.ts';
import { toShortUuid } from './short-uuid.ts';
import { sourceFiles } from './source-json.ts';
import type { TorrentFacts } from './torrent-json.ts';
import type { VideoRow } from './video-queries.ts';

const DESCRIPTION_PREVIEW_CHARACTERS = 250;

/** A video as lists show it (contract § Video). */
export function videoSummary(node: Origin, row: VideoRow) {
  return {
    ...common(node, row),
    account: accountSummary(node, row.account),
    channel: channelSummary(node, row.channel),
  };
}

/** What an owner sees in the list of their own videos: also how far each is, and why it is held. */
export const ownVideoSummary = (node: Origin, row: VideoRow) => ({
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
export function videoDetails(
  node: Origin,
  row: VideoRow & { files: RenditionFile[] },
  { seesAll, sourceTorrent }: { seesAll: boolean; sourceTorrent?: TorrentFacts | undefined },
) {
  const { video } = row;
  const owner = accountJson(node, row.account, row.ownerUserId);
  return {
    ...common(node, row),
    account: owner,
    channel: { ...channelJson(node, row.channel), ownerAccount: owner },
    blacklisted: video.blocked,
    blacklistedReason: video.blockReason,
    streamingPlaylists: row.files.length > 0 ? [streamingPlaylist(node, video, row.files)] : [],
    files: seesAll ? sourceFiles(node, video, sourceTorrent) : [],
    liveSchedules: [],
    support: video.support,
    tags: video.tags,
    commentsPolicy: labelled(COMMENTS_POLICIES, video.commentsPolicy),
    commentsEnabled: video.commentsPolicy !== 2,
    downloadEnabled: video.downloadEnabled,
    waitTranscoding: video.waitTranscoding,
    inputFileUpdatedAt: video.inputFileUpdatedAt,
    state: labelled(STATES, video.state),
    ...(seesAll && { holdReason: video.holdReason }),
    trackerUrls: [],
    embedPrivacyPolicy: labelled(EMBED_POLICIES, video.embedPrivacy),
  };
}

function common(node: Origin, { video, thumbnails }: VideoRow) {
  const shortUUID = toShortUuid(video.uuid);
  const pictures = thumbnails.toSorted((a, b) => b.width - a.width);
  return {
    id: video.id,
    uuid: video.uuid,
    shortUUID,
    url: `${node.origin}/videos/watch/${video.uuid}`,
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
    isLocal: true,
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
    isLive: false,
  };
}

const PREVIEW_WIDTH = 850;

const pathOf = (picture: Thumbnail | undefined) =>
  picture ? `/lazy-static/${picture.blobKey}` : null;

const truncate = (text: string | null) =>
  text !== null && text.length > DESCRIPTION_PREVIEW_CHARACTERS
    ? `${text.slice(0, DESCRIPTION_PREVIEW_CHARACTERS - 3)}...`
    : text;

import {
  CATEGORIES,
  EmbedPolicy,
  LICENCES,
  toShortUuid,
  VideoPrivacy,
} from '../../../server/catalog/index.ts';
import type { Db } from '../../../server/platform/db.ts';
import { type Video, videoObject } from '../../vocabulary/objects/video.ts';
import { accountUrl, channelUrl, videoUrl } from '../../vocabulary/urls.ts';
import type { Node } from '../node.ts';
import { labelOf, languageLabel } from './labels.ts';
import { mediaOf } from './video-media.ts';
import { findOpenVideo, type OpenVideo } from './video-queries.ts';

/** The Video of a video of this node, by its number; undefined when a stranger may not watch it. */
export async function findVideoObject(db: Db, node: Node, videoId: number) {
  const row = await findOpenVideo(db, videoId);
  return row && videoObject(videoOf(node, row));
}

/** What is said of a video, with absolute addresses. */
const videoOf = (node: Node, row: OpenVideo): Video => {
  const { origin } = node.publicUrl;
  const { video } = row;
  return {
    ...video,
    ...mediaOf(node.publicUrl, row),
    ...labelsOf(video),
    url: videoUrl(origin, video.uuid),
    embedUrl:
      video.embedPrivacy === EmbedPolicy.everywhere
        ? `${origin}/videos/embed/${toShortUuid(video.uuid)}`
        : null,
    isListed: video.privacy === VideoPrivacy.public,
    accountUrl: accountUrl(origin, row.accountName),
    channelUrl: channelUrl(origin, row.channelName),
    isSensitive: video.nsfw,
    sensitiveFlags: video.nsfwFlags,
    sensitiveSummary: video.nsfwSummary,
    publishedAt: video.publishedAt ?? video.createdAt,
    uploadedAt: video.inputFileUpdatedAt,
  };
};

const labelsOf = ({ category, licence, language }: OpenVideo['video']) => ({
  category: labelOf(category, CATEGORIES),
  licence: labelOf(licence, LICENCES),
  language: language === null ? null : languageLabel(language),
});

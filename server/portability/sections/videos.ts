import { extname } from 'node:path';

import { inPages, type Owner, type Section, urlOf, type Writing } from '../section.ts';
import { commentPage, historyPage, playlistPage } from './queries.ts';
import { elementsOf, partsOf, videoPage } from './video-queries.ts';

type Row = Awaited<ReturnType<typeof videoPage>>[number];
type Parts = Awaited<ReturnType<typeof partsOf>>;

const FOLDER = 'files/videos';

/** An account's videos, with their files if they were asked for. */
export const videosSection = (withVideoFiles: boolean): Section => ({
  file: 'peertube/videos.json',
  list: 'videos',
  pages: (writing) =>
    inPages(
      (page) => videoPage(writing.db, writing.owner, page),
      async (row) => {
        const parts = await partsOf(writing.db, row.id);
        const archiveFiles = await attachFiles(writing, row, { parts, withVideoFiles });
        return { ...videoJson(writing.owner, row, parts), archiveFiles };
      },
    ),
});

type Wanted = { parts: Parts; withVideoFiles: boolean };

async function attachFiles({ attach }: Writing, { video }: Row, { parts, withVideoFiles }: Wanted) {
  const captions: Record<string, string | null> = {};
  for (const { language, blobKey } of parts.captions)
    captions[language] = await attach(blobKey, `${FOLDER}/captions/${video.uuid}-${language}.vtt`);
  const key = withVideoFiles ? (video.sourceKey ?? parts.best?.blobKey) : undefined;
  const path = `${FOLDER}/video-files/${video.uuid}${extname(key ?? '')}`;
  return { videoFile: await attach(key, path), captions };
}

function videoJson(owner: Owner, { video, channelName }: Row, parts: Parts) {
  const { uuid, name, description, support, category, licence, language, tags, privacy } = video;
  const {
    nsfw,
    nsfwFlags,
    nsfwSummary,
    commentsPolicy,
    sharing,
    downloadEnabled,
    waitTranscoding,
  } = video;
  const { views, likes, dislikes, createdAt, updatedAt, publishedAt } = video;
  return {
    uuid,
    url: urlOf.video(owner, { uuid, url: null }),
    name,
    description,
    support,
    category,
    licence,
    language,
    tags,
    privacy,
    passwords: parts.passwords.map(({ password }) => password),
    duration: video.durationSeconds,
    isLive: false,
    nsfw,
    nsfwFlags,
    nsfwSummary,
    commentsPolicy,
    sharing,
    downloadEnabled,
    waitTranscoding,
    views,
    likes,
    dislikes,
    createdAt,
    updatedAt,
    publishedAt,
    originallyPublishedAt: video.originallyPublishedAt,
    channel: { name: channelName },
    captions: parts.captions.map(({ language: code, updatedAt: at }) => ({
      language: code,
      filename: `${uuid}-${code}.vtt`,
      updatedAt: at,
    })),
    chapters: parts.chapters,
    source: { inputFilename: video.sourceFilename, size: video.sourceBytes },
  };
}

export const comments: Section = {
  file: 'peertube/comments.json',
  list: 'comments',
  pages: ({ db, owner }) =>
    inPages(
      (page) => commentPage(db, owner.accountId, page),
      ({ id, text, createdAt, parentId, video }) => ({
        url: urlOf.comment(owner, video.uuid, id),
        text,
        createdAt,
        videoUrl: urlOf.video(owner, video),
        inReplyToCommentUrl: parentId === null ? null : urlOf.comment(owner, video.uuid, parentId),
      }),
    ),
};

export const history: Section = {
  file: 'peertube/video-history.json',
  list: 'watchedVideos',
  pages: ({ db, owner }) =>
    inPages(
      (page) => historyPage(db, owner.userId, page),
      ({ video, watched: { positionSeconds, createdAt, updatedAt } }) => ({
        videoUrl: urlOf.video(owner, video),
        lastTimecode: positionSeconds,
        createdAt,
        updatedAt,
      }),
    ),
};

export const playlists: Section = {
  file: 'peertube/video-playlists.json',
  list: 'videoPlaylists',
  pages: ({ db, owner }) =>
    inPages(
      (page) => playlistPage(db, owner.accountId, page),
      async ({ playlist, channelName }) => {
        const { uuid, displayName, description, privacy, type, createdAt, updatedAt } = playlist;
        const elements = await elementsOf(db, playlist.id);
        return {
          url: urlOf.playlist(owner, uuid),
          uuid,
          displayName,
          description,
          privacy,
          type,
          channel: channelName === null ? null : { name: channelName },
          createdAt,
          updatedAt,
          elements: elements.map(({ video, startSeconds, stopSeconds }) => ({
            videoUrl: urlOf.video(owner, video),
            startTimestamp: startSeconds,
            stopTimestamp: stopSeconds,
          })),
          archiveFiles: { thumbnail: null },
        };
      },
    ),
};

import {
  captionPath,
  captionPlaylistName,
  hashesName,
  hlsDirectory,
  isShared,
  masterName,
  namedSounds,
  offersTorrents,
  renditionUrl,
  swarmsOf,
  torrentJson,
  trackerUrls,
  toShortUuid,
} from '../../../server/catalog/index.ts';
import type { File } from '../../vocabulary/objects/file-links.ts';
import type { Playlist } from '../../vocabulary/objects/video-links.ts';
import { manifestUrl, videoUrl } from '../../vocabulary/urls.ts';
import { languageLabel } from './labels.ts';
import type { OpenVideo } from './video-queries.ts';

/** Where a video is seen and its bytes are, with the pictures and words that go with it. */
export function mediaOf(home: URL, row: OpenVideo) {
  const { video, files, pictures, captions, storyboard } = row;
  const { origin } = home;
  const directory = origin + hlsDirectory(video);
  const fileAt = (key: string) => `${origin}/lazy-static/${key}`;
  return {
    pages: [`${origin}/w/${toShortUuid(video.uuid)}`, videoUrl(origin, video.uuid)],
    trackers: isShared(video) ? trackerUrls(home) : [],
    playlist: files.length > 0 ? playlistOf(home, row) : null,
    manifestUrl: files.length > 0 ? manifestUrl(videoUrl(origin, video.uuid)) : null,
    thumbnails: pictures.map(({ blobKey, ...size }) => ({ url: fileAt(blobKey), ...size })),
    captions: captions.map(({ language, blobKey, automaticallyGenerated }) => ({
      language: languageLabel(language),
      automaticallyGenerated,
      fileUrl: origin + captionPath(blobKey),
      playlistUrl: files.length > 0 ? `${directory}/${captionPlaylistName(blobKey)}` : null,
    })),
    storyboard: storyboard && {
      url: fileAt(storyboard.blobKey),
      width: storyboard.totalWidth,
      height: storyboard.totalHeight,
      tileWidth: storyboard.spriteWidth,
      tileHeight: storyboard.spriteHeight,
      tileSeconds: storyboard.spriteSeconds,
    },
  };
}

function playlistOf(home: URL, { video, files, further, spoken }: OpenVideo): Playlist {
  const directory = home.origin + hlsDirectory(video);
  const url = `${directory}/${masterName(video.setUuid)}`;
  return {
    url,
    hashesUrl: `${directory}/${hashesName(video.setUuid)}`,
    infohashes: swarmsOf(url, files.length + further, namedSounds(spoken)),
    files: files.map((file) => fileOf(home, video, file)),
  };
}

function fileOf(home: URL, video: OpenVideo['video'], row: OpenVideo['files'][number]): File {
  const url = renditionUrl(home, video, row.height);
  const about = { title: video.name, fileUrl: url, viewersMeet: isShared(video) };
  const offered = offersTorrents(video) ? row.torrent : null;
  const torrent = torrentJson(home, offered, about);
  return {
    url,
    height: row.pixelHeight,
    width: row.width,
    sizeBytes: row.sizeBytes,
    framesPerSecond: row.framesPerSecond,
    hasAudio: row.hasAudio,
    metadataUrl: `${home.origin}/api/v1/videos/${video.uuid}/metadata/${row.id}`,
    torrent: torrent.torrentUrl ? { url: torrent.torrentUrl, magnetUri: torrent.magnetUri } : null,
  };
}

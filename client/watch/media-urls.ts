import type { Caption, MediaFile, Storyboard, VideoDetails } from '../contract.ts';
import { PRIVACY } from '../contract.ts';
import { nameLanguage } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import { webAddress } from '../interaction/target.ts';
import type { CaptionTrack, MediaSourceUrls } from '../player/media.ts';
import type { StoryboardSheet } from '../player/storyboard.ts';
import type { Elsewhere } from '../player/ways-out.ts';
import { playedFrom } from './places.ts';

type Playlist = Pick<
  VideoDetails['streamingPlaylists'][number],
  'playlistUrl' | 'files' | 'redundancies'
> & { keptHere?: boolean | undefined };

interface Addressed {
  isLocal: boolean;
  isLive?: boolean;
  streamingPlaylists: readonly Playlist[];
  loudness?: VideoDetails['loudness'];
}

/** Whether the media of a video is handed out only to those who show a token. */
export const needsToken = ({ privacy }: Pick<VideoDetails, 'privacy'>): boolean =>
  [PRIVACY.private, PRIVACY.internal, PRIVACY.password].includes(privacy.id as 3);

/** Every file the video exists in, best first. */
export const mediaFiles = ({ streamingPlaylists }: Addressed): MediaFile[] =>
  (streamingPlaylists[0]?.files ?? []).toSorted(
    (one, other) => other.resolution.id - one.resolution.id,
  );

/** Where to play the video from; null while nothing of it can be played. */
export function mediaUrls(video: Addressed, token: string | null): MediaSourceUrls | null {
  const files = mediaFiles(video);
  const [playlist] = video.streamingPlaylists;
  const isLive = video.isLive === true;
  if (!playlist || (files.length === 0 && !isLive)) return null; // what is live has no files yet
  const sound = files.find(({ resolution }) => resolution.id === 0)?.playlistUrl;
  const isHere = video.isLocal || playlist.keptHere === true;
  const address = (url: string) => withToken(nearest(playedFrom(url, playlist), isHere), token);
  return {
    masterUrl: address(playlist.playlistUrl),
    soundUrl: sound ? address(sound) : null,
    separateSound: !video.isLocal,
    isLive,
    gainDb: video.loudness?.gainDb ?? 0,
  };
}

/** The address to download a file from; null when it cannot be had by itself. */
export function downloadUrl(
  { fileDownloadUrl }: MediaFile,
  { isLocal }: Addressed,
  token: string | null,
) {
  if (!fileDownloadUrl) return null;
  const url = nearest(fileDownloadUrl, isLocal);
  return token ? `${url}?videoFileToken=${token}` : url;
}

/** How BitTorrent clients get a file: each way, where it has a torrent. */
export const torrentLinks = (
  { magnetUri, torrentDownloadUrl }: Pick<MediaFile, 'magnetUri' | 'torrentDownloadUrl'>,
  { isLocal }: Pick<Addressed, 'isLocal'>,
): { magnet: string | null; torrent: string | null } => ({
  magnet: magnetUri?.startsWith('magnet:?') ? magnetUri : null,
  torrent: torrentDownloadUrl && nearest(torrentDownloadUrl, isLocal),
});

/** Where the video can be had without the player. */
export const elsewhereOf = (
  video: Pick<VideoDetails, 'isLocal' | 'url' | 'downloadEnabled' | 'streamingPlaylists'>,
  token: string | null,
): Elsewhere => {
  const [best] = mediaFiles(video);
  return {
    originUrl: video.isLocal ? null : webAddress(video.url),
    downloadUrl: best && video.downloadEnabled ? downloadUrl(best, video, token) : null,
  };
};

/** What lies on this node is fetched from where the page came from, by whatever name that is reached. */
function nearest(url: string, isLocal: boolean): string {
  const { pathname, search } = new URL(url, 'https://node.invalid');
  return isLocal ? pathname + search : url;
}

const withToken = (url: string, token: string | null) =>
  token ? `${url}?videoFileToken=${token}&reinjectVideoFileToken=true` : url;

/** The storyboard as the player reads it; null when there is none, or it makes no sense. */
export function storyboardSheet(
  storyboards: Storyboard[],
  isLocal: boolean,
): StoryboardSheet | null {
  const [board] = storyboards;
  if (!board || board.spriteWidth < 1 || board.spriteHeight < 1 || board.spriteDuration <= 0)
    return null;
  return {
    url: isLocal ? board.storyboardPath : board.fileUrl,
    frameWidth: board.spriteWidth,
    frameHeight: board.spriteHeight,
    columns: Math.max(1, Math.floor(board.totalWidth / board.spriteWidth)),
    rows: Math.max(1, Math.floor(board.totalHeight / board.spriteHeight)),
    frameSeconds: board.spriteDuration,
  };
}

/** The captions as the player reads them. */
export const captionTracks = (
  captions: Caption[],
  token: string | null,
  isLocal: boolean,
): CaptionTrack[] =>
  captions.map(({ language, automaticallyGenerated, ...caption }) => ({
    language: language.id,
    label: captionLabel(language, automaticallyGenerated),
    url: captionUrl(caption, token, isLocal),
  }));

function captionLabel({ id, label }: Caption['language'], isAutomatic: boolean): string {
  const language = nameLanguage(id, label);
  return isAutomatic ? t('{language} (automatic)', { language }) : language;
}

function captionUrl(
  { captionPath, fileUrl }: Pick<Caption, 'captionPath' | 'fileUrl'>,
  token: string | null,
  isLocal: boolean,
): string {
  if (!isLocal) return fileUrl;
  return token ? `${captionPath}?videoFileToken=${token}` : captionPath;
}

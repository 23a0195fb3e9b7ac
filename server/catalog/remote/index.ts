export {
  findAccountByUrl,
  findChannelByUrl,
  findPlaylistByUrl,
  findVideoByUrl,
} from './find-by-url.ts';
export { requireNotRemoved } from './removed-queries.ts';
export { countBoosts, setRemoteCounts } from './counts-queries.ts';
export {
  forgetRemoteMirror,
  type RemoteMirror,
  sweepMirrors,
  takeRemoteMirror,
} from './mirrors.ts';
export { setRemoteTheme } from './player-theme.ts';
export { findRemoteMedia } from './media-queries.ts';
export {
  type CopiedPicture,
  dropRemotePictures,
  type RemotePictureOf,
  setRemotePictures,
} from './pictures.ts';
export { dropUnwantedPictures } from './drop-unwanted.ts';
export type { RemoteChannel } from './channel.ts';
export type {
  RemoteCaption,
  RemoteFile,
  RemoteLive,
  RemotePlaylist,
  RemoteStoryboard,
} from './media.ts';
export type { RemoteElement, RemotePlaylistOfVideos } from './playlist.ts';
export { forgetRemoteChannel, takeRemoteChannel } from './take-channel.ts';
export { forgetPlaylistsOf, forgetRemotePlaylist, takeRemotePlaylist } from './take-playlist.ts';
export { forgetRemoteVideo, takeRemoteVideo, type TakenVideo } from './take-video.ts';
export type { RemoteMedia, RemoteVideo } from './video.ts';

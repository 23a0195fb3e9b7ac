export {
  isAddressedPublicly,
  isGuess,
  isOpenToAll,
  mayManage,
  requireWatchable,
  type Viewer,
} from './access.ts';
export {
  Account,
  AccountSummary,
  ActorImage,
  ListedChannel,
  ListOf,
  OwnChannel,
  VideoChannel,
  VideoChannelSummary,
} from './actor-answers.ts';
export {
  accountJson,
  accountSummary,
  channelJson,
  channelSummary,
  type Origin,
  ownedChannelJson,
} from './actor-json.ts';
export {
  ActivityAction,
  ActivityTarget,
  recordInChannel,
  recordVideoActivity,
} from './activities/activity.ts';
export { AnyId, UUID } from './any-id.ts';
export * from './arriving/index.ts';
export * from './automatic-tags/index.ts';
export { findAccount, type FoundAccount } from './actors/account-queries.ts';
export { findChannel, type FoundChannel } from './actors/channel-list-queries.ts';
export {
  channelInvitation,
  channelInvitationAccepted,
  channelInvitationRejected,
} from './collaboration/events.ts';
export { collaborationsOf, isRunBy } from './collaboration/queries.ts';
export { channelsRunBy } from './collaboration/run-channels.ts';
export { ownershipAccepted, ownershipAsked, ownershipRefused } from './ownership/events.ts';
export { type Limited, requireFreeQuota } from './quota.ts';
export { lockQuota, usedBytes } from './quota-queries.ts';
export { channelDeleted, dropChannelsOf, removeChannel } from './actors/delete-channel.ts';
export { type Handle, parseHandle } from './actors/handle.ts';
export {
  findManagedChannel,
  findOwnChannel,
  requireManagedChannel,
} from './actors/managed-channel.ts';
export { findTakenNames } from './actors/name-queries.ts';
export { openChannel } from './actors/change-channel.ts';
export { NewChannel } from './actors/channel-form.ts';
export { setPictures } from './actors/set-pictures.ts';
export { changeBlock, findBlock } from './blocks/block-queries.ts';
export { blockVideo, BlockType, holdForReview, unblockVideo } from './blocks/block-video.ts';
export {
  announceChange,
  announceCounts,
  announceManyChanges,
  CATALOG_CHANGES,
  GROWTH,
  tellingCounts,
} from './change-queries.ts';
export {
  type Account as AccountRow,
  type Channel,
  channelsOfAccount,
  createChannel,
  findChannelById,
  findChannelOwner,
} from './channel-queries.ts';
export {
  completeDescription,
  receiveSource,
  setAwaiting,
  type ToldOfVideo,
} from './publishing/awaiting-video.ts';
export { createAwaitingVideo, createVideo, type NewVideo } from './create-video.ts';
export { deleteVideo } from './delete-video.ts';
export { editVideo } from './edit-video.ts';
export {
  accountPicturesChanged,
  channelChanged,
  playerSettingsChanged,
  playlistChanged,
  renditionReady,
  videoBlocked,
  remoteShown,
  videoChanged,
  videoDownloaded,
  videoPublished,
  videoQuarantined,
  VideoRef,
  videoUnblocked,
} from './events.ts';
export { setFollowed } from './followed-queries.ts';
export { languageName, LANGUAGES } from './languages.ts';
export { CATEGORIES, labelled, LICENCES, STATES } from './labels.ts';
export { findMedia, findSource, type Media, type MediaFile } from './media-queries.ts';
export {
  addRenditions,
  addThumbnails,
  completeRenditions,
  holdVideo,
  type SetRef,
  setStoryboard,
  unholdVideo,
} from './publishing/publish.ts';
export {
  completeGrowing,
  forgetGrowing,
  moveGrowing,
  showGrowth,
  TakenOver,
} from './growing/grow.ts';
export { findGrowing, type Growing, letGoOfGrowing, takeOverGrowing } from './growing/queries.ts';
export type { Loudness } from './loudness/loudness.ts';
export { setLoudness } from './loudness/set-loudness.ts';
export * from './further/index.ts';
export { addSpoken } from './spoken/add-spoken.ts';
export { spokenTracksOf } from './spoken/queries.ts';
export { spokenFileName, spokenPlaylistName, type SpokenRendition } from './spoken/spoken-track.ts';
export { captionsOf } from './captions/queries.ts';
export { hashesOfSet, masterPlaylist, namedSounds, playlistSeconds } from './playlists.ts';
export {
  fragmentedName,
  hashesName,
  masterName,
  type NewRendition,
  playlistName,
  type SegmentHashes,
} from './rendition.ts';
export { findOpenings } from './opening-queries.ts';
export { hlsDirectory, renditionUrl } from './playlist-json.ts';
export { setCaption } from './captions/change-captions.ts';
export { captionPath, captionPlaylistName } from './captions/caption-json.ts';
export { fromShortUuid, toShortUuid } from './short-uuid.ts';
export { findFormerSource } from './source-file/former-queries.ts';
export { replaceSource, requireReplaceable } from './source-file/replace-source.ts';
export { sourceJson } from './source-file/source-json.ts';
export { swapSource } from './source-file/swap-source.ts';
export { sourceFileId, sourceFileName, sourceUrl } from './source-json.ts';
export { addTorrent } from './torrents/torrent.ts';
export { isShared, offersTorrents, torrentJson } from './torrents/torrent-json.ts';
export { swarmsOf } from './torrents/swarms.ts';
export {
  shardOf,
  type TrackerPath,
  trackerPath,
  trackerUrls,
  trackerUrlsOf,
} from './torrents/tracker-urls.ts';
export { findChapters } from './chapters/queries.ts';
export { Chapters, setChapters } from './chapters/set-chapters.ts';
export { findTorrent, findUntorrented } from './torrents/torrent-queries.ts';
export type {
  AudioTrack,
  NewSource,
  SourceFacts,
  SpokenTrack,
  TextTrack,
  VideoTrack,
} from './source.ts';
export {
  type DrawnThumbnails,
  drawThumbnails,
  setOwnThumbnails,
} from './thumbnails/own-thumbnails.ts';
export * from './copies/index.ts';
export { findVideoHead, type VideoHead } from './video-head.ts';
export {
  findFiles,
  findRenditions,
  findStoryboard,
  findVideo,
  lockVideo,
} from './video-queries.ts';
export { ownSummariesAmong, summariesAmong } from './video-lists.ts';
export {
  allowedSharing,
  isFoundBy,
  isHeard,
  isListed,
  videoColumns,
} from './visibility-queries.ts';
export type { DomainPolicy } from './domain-tables.ts';
export { findKnown, findManageable, findWatchable, watchable } from './watchable.ts';
export { keepSchedule } from './publishing/keep-schedule.ts';
export { publishScheduled } from './publishing/publish-scheduled.ts';
export { HAS_PASSWORD, videoFields, WARNS_OF_SENSITIVE } from './video-fields.ts';
export { canonicalDomain, EmbedPolicy } from './embed-privacy/embed-privacy.ts';
export { type Embedded, findEmbedded } from './embed-privacy/embedded.ts';
export { countGuess, limitGuesses } from './passwords/limit-guesses.ts';
export { CommentsPolicy, SensitiveFlag, VideoPrivacy, VideoState } from './video.ts';
export {
  Moment,
  NumberedLabel,
  OwnVideoSummary,
  VideoSource,
  VideoSummary,
} from './video-answers.ts';
export { requireFilter, type VideoFilter } from './lists/filter.ts';
export { VideoListQuery } from './lists/list-query.ts';
export { listVideos } from './lists/lists.ts';
export { findPage as findVideoPage } from './lists/queries.ts';
export { withPolicy } from './lists/sensitive.ts';
export { refreshTrending } from './watching/jobs.ts';
export { recordDownload } from './watching/record-download.ts';
export { countDownload, countView } from './watching/queries.ts';
export { createPlaylist, createWatchLater } from './video-playlists/create-playlist.ts';
export { addElement } from './video-playlists/elements.ts';
export { NewPlaylistForm } from './video-playlists/forms.ts';
export { findPlaylist } from './video-playlists/queries.ts';
export { PlaylistPrivacy, PlaylistType } from './video-playlists/video-playlist.ts';
export { specialPlaylistsOf } from './video-playlists/element-queries.ts';
export { refreshSearch, sweepWords } from './search/jobs.ts';
export { findOpenPlaylist, type OpenPlaylist } from './video-playlists/open-playlist.ts';
export { defineBulkAct } from './bulk/define-bulk-act.ts';
export { bulkActAsked, bulkUndoAsked } from './bulk/events.ts';
export { forgetBulkItemsOf, UNDO_DAYS } from './bulk/queries.ts';
export { sweepBulkActs } from './bulk/sweep.ts';
export { hostsAboveColumn, policyColumn } from './domain-queries.ts';
export { type Moving, setMovedTo } from './moved-queries.ts';
export * from './remote/index.ts';

export { remoteDoubted, takeRemoteManifest } from '../remote/manifest.ts';
export type { RemoteManifest, SignedFile } from '../remote/signed-files.ts';
export { findManifest } from '../remote/manifest-queries.ts';
export { allowMirroring } from './allow-mirroring.ts';
export { COPY_STATES, COPY_STRATEGIES, MIRROR_HEALTH } from './copy.ts';
export { copyDirectory, copyTorrentName } from './copy-directory.ts';
export { copyChanged, mirrorAnnounced, mirroringAllowed } from './events.ts';
export { type Copy, findCopy, findKeptCopy, mirroredAmong } from './queries.ts';

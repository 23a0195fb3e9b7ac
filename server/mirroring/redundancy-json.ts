import { copyDirectory, type Origin } from '../catalog/index.ts';
import type { listCopies, listMirrored, MirrorRow } from './list-queries.ts';
import type { CopyRow } from './queries.ts';

type Video = { id: number; name: string; uuid: string; url: string | null };

const videoJson = <Copy>(
  node: Origin,
  { id, name, uuid, url }: Video,
  streamingPlaylists: Copy[],
) => ({
  id,
  name,
  url: url ?? `${node.origin}/videos/watch/${uuid}`,
  uuid,
  redundancies: { streamingPlaylists },
});

/** A video this node mirrors (contract § VideoRedundancy). */
export const copyJson = (
  node: Origin,
  { video, copy }: Awaited<ReturnType<typeof listCopies>>[number],
) => videoJson(node, video, [ownCopyJson(node, copy)]);

const ownCopyJson = (node: Origin, copy: CopyRow) => ({
  id: copy.id,
  fileUrl: node.origin + copyDirectory(copy.videoUuid),
  strategy: copy.strategy,
  size: copy.sizeBytes,
  createdAt: copy.createdAt,
  updatedAt: copy.updatedAt,
  expiresOn: copy.expiresAt,
  state: copy.state,
  problem: copy.problem,
});

/** A video of this node that others mirror. */
export const mirroredJson = (
  node: Origin,
  { video, mirrors, sizeBytes }: Awaited<ReturnType<typeof listMirrored>>[number],
) =>
  videoJson(
    node,
    video,
    mirrors.map((mirror) => mirrorJson(mirror, sizeBytes)),
  );

const mirrorJson = (mirror: MirrorRow, sizeBytes: number) => ({
  id: mirror.id,
  fileUrl: mirror.baseUrl,
  strategy: null,
  size: sizeBytes,
  createdAt: mirror.createdAt,
  updatedAt: mirror.probedAt ?? mirror.createdAt,
  expiresOn: mirror.expiresAt,
  health: {
    state: mirror.health,
    problem: mirror.problem,
    bytesPerSecond: mirror.bytesPerSecond,
    probedAt: mirror.probedAt,
  },
});

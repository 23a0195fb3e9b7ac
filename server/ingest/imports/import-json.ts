import { labelled, ownSummariesAmong } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Store } from '../upload.ts';
import { syncsAmong } from './channels/sync-queries.ts';
import { IMPORT_STATES } from './import-state.ts';
import { type Import, type ImportPage, importsOfUser } from './queries.ts';
import { receivedBytes } from './received-bytes.ts';

type Node = { db: Db; publicUrl: URL; config: Store['config'] };

/** A page of a user's imports, each with its video as its owner sees it. */
export async function listImports(
  node: Node,
  user: Parameters<typeof importsOfUser>[1],
  page: ImportPage,
) {
  const { rows, total } = await importsOfUser(node.db, user, page);
  return { total, data: await importsJson(node, rows) };
}

/** Imports as their users see them. */
export async function importsJson({ db, publicUrl, config }: Node, imports: Import[]) {
  const ids = imports.flatMap(({ videoId }) => videoId ?? []);
  const videos = await ownSummariesAmong(db, publicUrl, ids);
  const syncs = await syncsAmong(
    db,
    imports.flatMap(({ channelSyncId }) => channelSyncId ?? []),
  );
  const received = await receivedBytes(config, imports);
  return imports.map(
    ({ id, targetUrl, magnetUri, torrentName, state, error, createdAt, updatedAt, ...row }) => {
      const { videoId, channelSyncId } = row;
      const sync = syncs.get(channelSyncId ?? 0);
      const video = videoId === null ? undefined : videos.get(videoId);
      return {
        id,
        targetUrl,
        magnetUri,
        torrentName,
        state: labelled(IMPORT_STATES, state),
        error,
        createdAt,
        updatedAt,
        originallyPublishedAt: video?.originallyPublishedAt ?? null,
        video: video ?? null,
        receivedBytes: received.get(id) ?? null,
        ...(sync && { videoChannelSync: sync }),
      };
    },
  );
}

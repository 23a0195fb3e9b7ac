import { labelled, ownSummariesAmong } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { syncsAmong } from './channels/sync-queries.ts';
import { IMPORT_STATES } from './import-state.ts';
import { type Import, type ImportPage, importsOfUser } from './queries.ts';

type Node = { db: Db; publicUrl: URL };

/** A page of a user's imports, each with its video as its owner sees it. */
export async function listImports(node: Node, userId: number, page: ImportPage) {
  const { rows, total } = await importsOfUser(node.db, userId, page);
  return { total, data: await importsJson(node, rows) };
}

/** Imports as their users see them. */
export async function importsJson({ db, publicUrl }: Node, imports: Import[]) {
  const ids = imports.flatMap(({ videoId }) => videoId ?? []);
  const videos = await ownSummariesAmong(db, publicUrl, ids);
  const syncs = await syncsAmong(
    db,
    imports.flatMap(({ channelSyncId }) => channelSyncId ?? []),
  );
  return imports.map(({ id, targetUrl, state, error, createdAt, updatedAt, ...row }) => {
    const { videoId, channelSyncId } = row;
    const sync = syncs.get(channelSyncId ?? 0);
    const video = videoId === null ? undefined : videos.get(videoId);
    return {
      id,
      targetUrl,
      magnetUri: null,
      torrentName: null,
      state: labelled(IMPORT_STATES, state),
      error,
      createdAt,
      updatedAt,
      originallyPublishedAt: video?.originallyPublishedAt ?? null,
      video: video ?? null,
      ...(sync && { videoChannelSync: sync }),
    };
  });
}

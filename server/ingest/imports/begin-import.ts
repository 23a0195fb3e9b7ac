import { randomUUID } from 'node:crypto';

import {
  createAwaitingVideo,
  drawThumbnails,
  lockQuota,
  requireManagedChannel,
  setOwnThumbnails,
} from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import type { Storage } from '../../platform/storage.ts';
import { Draft, readDraft, saidIn } from '../draft.ts';
import { importAsked } from './events.ts';
import type { ImportForm } from './form.ts';
import { countUnderWay, forgetOldest, type Import, insertImport } from './queries.ts';
import { titleOfUrl } from './title-of-url.ts';

type Node = { db: Db; storage: Storage; fetch: Fetch };

const MAX_UNDER_WAY = 100;
const MAX_KEPT = 1_000;

/**
 * Begins to import a video: it is there at once, without a file. Fails with `invalid`; with `conflict` for a way of
 * importing that is not switched on; with `not_found` or `forbidden` for a channel, as `requireManagedChannel`; with
 * `forbidden` for an address that is not on the public internet; with `quota_reached` for a user who has very many
 * imports under way.
 */
export async function beginImport(node: Node, user: User, form: ImportForm): Promise<Import> {
  const { targetUrl, magnetUri, torrentfile, thumbnailfile, previewfile, ...said } = form;
  const { http, torrent } = (await instanceConfig(node.db)).import.videos;
  if (targetUrl !== undefined && !http.enabled) throw notEnabled('HTTP');
  if ((magnetUri ?? torrentfile) !== undefined && !torrent.enabled)
    throw notEnabled('Torrent/magnet URI');
  if (targetUrl === undefined)
    throw invalid('targetUrl', 'Should have a magnetUri or a targetUrl or a torrent file.');
  const draft = readDraft(Draft, { name: titleOfUrl(targetUrl), ...said });
  const { channelId } = form;
  await requireManagedChannel(node.db, channelId, user);
  await node.fetch.requireReachable(new URL(targetUrl), { plainHttp: true });
  const picture = thumbnailfile ?? previewfile; // one picture stands for all sizes
  const drawn = picture && (await drawThumbnails(node.storage, await picture.bytes()));
  return node.db.transaction(async (tx) => {
    await requireFewImports(tx, user.id, MAX_UNDER_WAY);
    const video = await createAwaitingVideo(tx, {
      ...saidIn(draft),
      uuid: randomUUID(),
      channelId,
    });
    if (drawn) await setOwnThumbnails(tx, video.id, drawn);
    return ask(tx, { userId: user.id, videoId: video.id, targetUrl });
  });
}

/** Fails with `quota_reached` for a user who has so many imports under way. */
export async function requireFewImports(tx: Db, userId: number, maxUnderWay: number) {
  await lockQuota(tx, userId); // one after the other
  if ((await countUnderWay(tx, userId)) >= maxUnderWay)
    throw new Failure('quota_reached', 'Too many imports are under way. Wait, or cancel some.');
  await forgetOldest(tx, userId, MAX_KEPT - 1);
}

async function ask(tx: Db, wanted: Parameters<typeof insertImport>[1]): Promise<Import> {
  const row = await insertImport(tx, wanted);
  await emit(tx, importAsked, { importId: row.id });
  return row;
}

const notEnabled = (way: string) =>
  new Failure('conflict', `${way} import is not enabled on this instance.`);

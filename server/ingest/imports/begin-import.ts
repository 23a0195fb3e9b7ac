import { randomUUID } from 'node:crypto';

import {
  ActivityAction,
  ActivityTarget,
  createAwaitingVideo,
  drawThumbnails,
  lockQuota,
  recordInChannel,
  requireManagedChannel,
  setOwnThumbnails,
} from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { instanceConfig, recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import type { Storage } from '../../platform/storage.ts';
import { Draft, readDraft, saidIn } from '../draft.ts';
import { importAsked } from './events.ts';
import type { ImportForm } from './form.ts';
import { countUnderWay, forgetOldest, type Import, insertImport } from './queries.ts';
import { readSource, type Source, titleOf } from './source.ts';
import { keepMetainfo } from './torrents/queries.ts';
import { withoutSecrets } from './without-secrets.ts';

type Node = { db: Db; storage: Storage; fetch: Fetch };

const MAX_UNDER_WAY = 100;
const MAX_KEPT = 1_000;

/**
 * Begins to import a video: it is there at once, without a file. Fails with `conflict` for a way of importing that is not
 * switched on; with `not_found` or `forbidden` for a channel, as `requireManagedChannel`; as `readSource` does; with `quota_reached` for a user who has very many
 * imports under way.
 */
export async function beginImport(node: Node, user: User, form: ImportForm): Promise<Import> {
  await requireEnabled(node.db, form);
  const {
    targetUrl: _,
    magnetUri: __,
    torrentfile: ___,
    thumbnailfile,
    previewfile,
    ...said
  } = form;
  const { channelId } = form;
  await requireManagedChannel(node.db, channelId, user);
  const source = await readSource(node.fetch, form);
  const draft = readDraft(Draft, { name: titleOf(source), ...said });
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
    const asked = await ask(tx, { userId: user.id, videoId: video.id }, source);
    const told = { id: asked.id, uuid: video.uuid, name: draft.name };
    await recordBegun(tx, user, { channelId, told, targetUrl: asked.targetUrl });
    return asked;
  });
}

/** Fails with `quota_reached` for a user who has so many imports under way. */
export async function requireFewImports(tx: Db, userId: number, maxUnderWay: number) {
  await lockQuota(tx, userId); // one after the other
  if ((await countUnderWay(tx, userId)) >= maxUnderWay)
    throw new Failure('quota_reached', 'Too many imports are under way. Wait, or cancel some.');
  await forgetOldest(tx, userId, MAX_KEPT - 1);
}

type Begun = {
  channelId: number;
  told: { id: number; uuid: string; name: string };
  targetUrl: string | null;
};

/** Those who run the channel are told of it. */
const recordBegun = (tx: Db, { accountId }: User, { channelId, told, targetUrl }: Begun) =>
  recordInChannel(
    tx,
    channelId,
    {
      action: ActivityAction.create,
      target: ActivityTarget.videoImport,
      details: { ...told, targetUrl: targetUrl && withoutSecrets(targetUrl) },
    },
    accountId,
  );

type Asker = Pick<Import, 'userId'> & { videoId: number };

async function ask(tx: Db, asker: Asker, { metainfo, ...source }: Source): Promise<Import> {
  const row = await insertImport(tx, { ...asker, ...source });
  if (metainfo) await keepMetainfo(tx, row.id, metainfo);
  await emit(tx, importAsked, { importId: row.id });
  const { userId, targetUrl } = row;
  const subject = { domain: 'video-imports', id: row.id };
  const after = targetUrl === null ? undefined : { targetUrl: withoutSecrets(targetUrl) };
  await recordAct(tx, { userId, action: 'create', subject, after });
  return row;
}

async function requireEnabled(db: Db, { targetUrl, magnetUri, torrentfile }: ImportForm) {
  const { http, torrent } = (await instanceConfig(db)).import.videos;
  if (targetUrl !== undefined && !http.enabled) throw notEnabled('HTTP');
  if ((magnetUri ?? torrentfile) !== undefined && !torrent.enabled)
    throw notEnabled('Torrent/magnet URI');
}

const notEnabled = (way: string) =>
  new Failure('conflict', `${way} import is not enabled on this instance.`);

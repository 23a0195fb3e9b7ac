import { expect, test } from 'vitest';

import { actsOf } from '../../../../test/support/acts.ts';
import { ask } from '../../../../test/support/asking.ts';
import { allowSyncs, openSyncs } from '../../../../test/support/channel-syncs.ts';
import { openImports } from '../../../../test/support/imports.ts';
import { startTestNode } from '../../../../test/support/node.ts';
import { openOtherSite } from '../../../../test/support/other-site.ts';
import { openPeople } from '../../../../test/support/people.ts';
import { channelIdOf } from '../../../../test/support/uploads.ts';
import { openCatalog } from '../../../../test/support/videos.ts';
import { standInYtDlp } from '../../../../test/support/yt-dlp.ts';
import { lookForNewVideos } from './sweep-syncs.ts';
import { SyncState } from './sync-state.ts';

const NOW = Date.now() / 1000;
const YEAR = 365 * 24 * 3600;

type Listed = { url: string; title?: string; timestamp?: number };

const saying = (said: object) => `<script type="application/json">${JSON.stringify(said)}</script>`;

async function start() {
  const node = await startTestNode({ YT_DLP_PATH: await standInYtDlp() });
  const { root, join } = await openPeople(node);
  await allowSyncs(root);
  const ann = await join('ann');
  const site = await openOtherSite();
  return {
    node,
    root,
    ann,
    join,
    site,
    imports: openImports(ann),
    syncs: openSyncs(ann, 'ann'),
    channelId: await channelIdOf(ann),
    db: openCatalog(node).db,
    list: (entries: Listed[]) => site.page('/list', saying({ entries })),
  };
}

test('a channel elsewhere is imported whole, then followed, and nothing twice', async () => {
  const { db, imports, syncs, channelId, site, list, ann } = await start();
  const old = { url: `${site.url}/old.mp4`, title: 'An old one', timestamp: NOW - YEAR };
  const address = list([{ url: 'file:///etc/passwd' }, old, { ...old, title: 'Again' }]);
  const dated = (path: string, timestamp: number) =>
    site.page(path, saying({ timestamp, formats: [{ format_id: '0' }] }));

  const sync = await syncs.create(address, channelId);
  expect(sync).toMatchObject({ lastSyncAt: null, error: null, channel: { name: 'ann_channel' } });
  expect(sync.state).toEqual({ id: 1, label: 'Waiting first run' });
  const wanted = { externalChannelUrl: address, videoChannelSyncId: sync.id };
  const whole = await ask(ann, 'POST /video-channels/ann_channel/import-videos', wanted);
  expect(whole.status).toBe(204);
  await syncs.until(sync.id, SyncState.synced);
  const first = await imports.list(`?videoChannelSyncId=${sync.id}`);
  expect(first).toMatchObject({
    total: 1,
    data: [{ targetUrl: old.url, videoChannelSync: { id: sync.id, externalChannelUrl: address } }],
  });
  const { id, video } = await imports.until(first.data[0]!.id, 3); // no such file
  expect(video).toMatchObject({ privacy: { id: 1 } });
  expect(await imports.remove(id)).toBe(204);

  const older = { url: dated('/older', NOW - YEAR) };
  const fresh = [{ url: dated('/fresh', NOW) }, { url: `${site.url}/new.mp4`, timestamp: NOW }];
  const many = Array.from({ length: 20 }, (_, n) => ({ url: `${site.url}/${n}.mp4` }));
  list([
    ...fresh,
    older,
    old,
    { ...old, url: `${site.url}/other.mp4` },
    ...many.slice(0, 5),
    ...many,
  ]);
  await lookForNewVideos(db);
  await expect.poll(async () => (await imports.list()).total, { timeout: 30_000 }).toBe(7);
  await syncs.until(sync.id, SyncState.synced);
  const lastSyncAt = async () => (await syncs.list()).data[0]!.lastSyncAt;
  const before = await lastSyncAt();
  const asked = site.asked.filter(({ path }) => path === '/older').length;
  await lookForNewVideos(db);
  await expect.poll(lastSyncAt, { timeout: 30_000 }).not.toBe(before);
  expect((await imports.list()).total).toBe(7); // ten are looked at; three are too old
  expect(site.asked.filter(({ path }) => path === '/older')).toHaveLength(asked);

  expect(await syncs.run(sync.id)).toBe(204);
  await expect.poll(async () => (await imports.list()).total, { timeout: 30_000 }).toBe(24); // all but the one whose import was forgotten
  await ask(ann, 'POST /video-channels', { name: 'second', displayName: 'Second' });
  expect((await ask(ann, 'DELETE /video-channels/ann_channel')).status).toBe(204);
  expect(await syncs.list()).toEqual({ total: 0, data: [] });
}, 180_000);

test('a synchronization that ends stops at once; one that fails says why; staff leave a trace', async () => {
  const { root, join, ann, syncs, channelId, site, db, imports } = await start();
  let hasClosed = false;
  const slow = site.on('/slow', (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).write('<p>');
    response.on('close', () => (hasClosed = true));
  });
  const { id } = await syncs.create(slow, channelId);
  expect(await syncs.run(id)).toBe(204);
  expect(await syncs.run(id)).toBe(409);
  await lookForNewVideos(db); // nothing is due that is at work
  await expect.poll(() => site.asked.length, { timeout: 30_000 }).toBe(1);
  expect((await syncs.list()).data[0]!.state.id).toBe(SyncState.processing);
  expect(await openSyncs(root, 'ann').remove(id)).toBe(204);
  await expect.poll(() => hasClosed, { timeout: 10_000 }).toBe(true);
  expect(site.asked).toHaveLength(1);
  expect(await actsOf(root, 'root')).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ domain: 'channel-syncs', action: 'delete', subjectId: String(id) }),
    ]),
  );

  const empty = site.page('/empty', '<p>Nothing</p>');
  const failing = await syncs.create(`${empty}?token=secret`, channelId);
  expect(
    (await actsOf(root, 'ann', 'channel-syncs')).map(
      ({ message }) => JSON.parse(message) as object,
    ),
  ).toContainEqual(expect.objectContaining({ action: 'create', 'new-url': empty }));
  await lookForNewVideos(db);
  const failed = await syncs.until(failing.id, SyncState.failed);
  expect(failed).toMatchObject({ lastSyncAt: null, state: { label: 'Failed' } });
  expect(failed.error).toMatch(/^yt-dlp: .*Unsupported URL/);
  expect((await imports.list()).total).toBe(0);

  const bob = await join('bob');
  const handle = '/video-channels/ann_channel/collaborators';
  const invited = await ask(ann, `POST ${handle}/invite`, { accountHandle: 'bob' });
  const { collaborator } = invited.body as { collaborator: { id: number } };
  const bobs = openSyncs(bob, 'bob');
  expect(await bobs.list('?includeCollaborations=true')).toMatchObject({ total: 0 });
  expect(await bobs.remove(failing.id)).toBe(403);
  expect((await ask(bob, `POST ${handle}/${collaborator.id}/accept`)).status).toBe(204);
  expect(await bobs.list()).toMatchObject({ total: 0 });
  expect(await bobs.list('?includeCollaborations=true')).toMatchObject({
    data: [{ id: failing.id }],
  });
  await allowSyncs(root, false);
  await lookForNewVideos(db);
  expect((await syncs.list()).data[0]!.state.id).toBe(SyncState.failed);
  expect(await bobs.remove(failing.id)).toBe(204);
}, 120_000);

import { expect, test } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { type FileJson, openTorrents } from '../../test/support/swarms/torrents.ts';
import { bytesOfHex, escapeBytes } from '../../test/support/swarms/tracker.ts';
import { openCatalog } from '../../test/support/videos.ts';

const INFO_HASH = 'beef00000000000000000000000000000000beef';
const SWARM = escapeBytes(bytesOfHex(INFO_HASH));
const PATIENCE = { timeout: 60_000 };

type Details = {
  sharing: string;
  trackerUrls: string[];
  streamingPlaylists: { files: FileJson[] }[];
};
type Document = { url: { mediaType?: string; href: string; rel?: string[] }[] };

/** A node with a video that has a torrent, and what everybody is told of it. */
async function startWithVideo() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const video = await openCatalog(node).givenVideo(ada);
  await openTorrents(node).giveTorrent(video, INFO_HASH);

  const details = async () => (await ask(node, `GET /videos/${video.uuid}`)).body as Details;
  const seen = async () => {
    const { sharing, trackerUrls, streamingPlaylists } = await details();
    const { magnetUri, torrentUrl } = streamingPlaylists[0]!.files[0]!;
    return { sharing, trackers: trackerUrls.length, magnetUri, torrentUrl };
  };
  const federated = async () => {
    const headers = { accept: 'application/activity+json' };
    const response = await node.request(`/videos/watch/${video.uuid}`, { headers });
    const links = ((await response.json()) as Document).url;
    return JSON.stringify(links);
  };
  const meets = async () => {
    const scraped = await node.request(`/tracker/scrape?info_hash=${SWARM}`);
    return (await scraped.text()).includes('complete');
  };
  const choose = (sharing: string) => ask(ada, `PUT /videos/${video.uuid}`, { sharing });
  const allow = (mode: string) => ask(root, 'PUT /config/custom', { defaults: { p2p: { mode } } });
  return { node, seen, federated, meets, choose, allow };
}

const pathOf = (url: string) => url.slice(new URL(url).origin.length);

test('where viewers are not to meet, the torrent names no tracker and ours does not know it; off, there is none', async () => {
  const { node, seen, federated, meets, choose } = await startWithVideo();
  await expect.poll(meets, PATIENCE).toBe(true);
  expect(await seen()).toMatchObject({ sharing: 'full', trackers: 2 });
  expect(await federated()).toContain('/tracker/socket');

  expect((await choose('mirrors')).status).toBe(204);
  const apart = await seen();
  expect(apart).toMatchObject({ sharing: 'mirrors', trackers: 0 });
  expect(apart.magnetUri).not.toContain('&tr=');
  const torrent = await node.request(pathOf(apart.torrentUrl!));
  expect(await torrent.text()).not.toContain('announce');
  await expect.poll(meets, PATIENCE).toBe(false);
  expect(await federated()).not.toContain('/tracker/');

  expect((await choose('off')).status).toBe(204);
  expect(await seen()).toEqual({
    sharing: 'off',
    trackers: 0,
    magnetUri: null,
    torrentUrl: null,
  });
  expect((await node.request(pathOf(apart.torrentUrl!))).status).toBe(404);
  expect(await federated()).not.toContain('torrent');

  expect((await choose('nobody')).status).toBe(400);
}, 180_000);

test('what the node allows at most holds for all of its videos, and is told to players', async () => {
  const { node, seen, meets, choose, allow } = await startWithVideo();
  await expect.poll(meets, PATIENCE).toBe(true);

  expect((await allow('off')).status).toBe(200);
  expect((await ask(node, 'GET /config')).body).toMatchObject({
    defaults: { p2p: { mode: 'off', webapp: { enabled: true } } },
  });
  expect(await seen()).toMatchObject({ sharing: 'full', trackers: 0, torrentUrl: null });
  await expect.poll(meets, PATIENCE).toBe(false);

  await choose('mirrors');
  expect((await allow('full')).status).toBe(200);
  expect(await seen()).toMatchObject({ sharing: 'mirrors', trackers: 0 });
  await choose('full');
  expect(await seen()).toMatchObject({ sharing: 'full', trackers: 2 });
  await expect.poll(meets, PATIENCE).toBe(true);
}, 180_000);

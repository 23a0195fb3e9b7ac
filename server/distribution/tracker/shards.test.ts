import { expect, test } from 'vitest';

import { openPeople } from '../../../test/support/people.ts';
import { startNodeProcess } from '../../../test/support/processes/node-process.ts';
import { bdecode } from '../../../test/support/swarms/bdecode.ts';
import { type FileJson, openTorrents } from '../../../test/support/swarms/torrents.ts';
import {
  bytesOfHex,
  escapeBytes,
  newPeerId,
  openPeer,
} from '../../../test/support/swarms/tracker.ts';
import { openCatalog } from '../../../test/support/videos.ts';

const INFO_HASHES = ['0000c0ffee', '0001c0ffee'].map((hex) => hex.padEnd(40, '0'));
const PATIENCE = { timeout: 60_000 };

type Details = { trackerUrls: string[]; streamingPlaylists: { files: FileJson[] }[] };

/** A node whose tracker is two processes, with a video in a swarm of each. */
async function startDivided() {
  const TRACKER_SHARDS = '2';
  const node = await startNodeProcess({ ROLES: 'web,worker', TRACKER_SHARDS });
  const ada = await (await openPeople(node)).join('ada');
  const videos = [];
  for (const infoHash of INFO_HASHES) {
    const video = await openCatalog(node).givenVideo(ada);
    await openTorrents(node).giveTorrent(video, infoHash);
    videos.push(video);
  }
  const beside = { DATA_DIR: node.dataDirectory, PUBLIC_URL: node.url, ROLES: 'tracker' };
  const startPart = (shard: number) =>
    startNodeProcess({ ...beside, TRACKER_SHARDS, TRACKER_SHARD: String(shard) });
  return { node, videos, trackers: [await startPart(0), await startPart(1)] };
}

test('a tracker of two processes: addresses say which has a swarm, and the other sends there who asks it', async () => {
  const { node, videos, trackers } = await startDivided();
  const { host } = new URL(node.url);
  const partOf = (shard: number) => `//${host}/tracker/${shard}-of-2`;

  for (const [shard, { uuid }] of videos.entries()) {
    const shown = await node.request(`/api/v1/videos/${uuid}`);
    const { trackerUrls, streamingPlaylists } = (await shown.json()) as Details;
    const paths = trackerUrls.map((url) => new URL(url).pathname);
    expect(paths).toEqual([
      '/tracker/0-of-2/announce',
      '/tracker/0-of-2/socket',
      '/tracker/1-of-2/announce',
      '/tracker/1-of-2/socket',
    ]);
    const magnet = new URL(streamingPlaylists[0]!.files[0]!.magnetUri!).searchParams;
    const places = magnet.getAll('tr').map((url) => new URL(url).pathname);
    expect(places).toEqual([`/tracker/${shard}-of-2/announce`, `/tracker/${shard}-of-2/socket`]);

    const infoHash = bytesOfHex(INFO_HASHES[shard]!);
    const [right, wrong] = [trackers[shard]!, trackers[1 - shard]!];
    for (const path of ['/tracker/socket', `/tracker/${shard}-of-2/socket`]) {
      const peer = await openPeer(right.url, { path });
      await expect.poll(() => peer.announce(infoHash), PATIENCE).toHaveProperty('interval');
      peer.socket.terminate();
    }
    const lost = await openPeer(wrong.url);
    for (let times = 0; times < 10; times++)
      expect((await lost.announce(infoHash))['failure reason']).toContain(partOf(shard));

    const query = `info_hash=${escapeBytes(infoHash)}&peer_id=${escapeBytes(newPeerId())}&port=6881`;
    const said = await wrong.request(`/tracker/announce?${query}`);
    const refused = bdecode(Buffer.from(await said.arrayBuffer())) as Record<string, Buffer>;
    expect(refused['failure reason']!.toString()).toContain(`${partOf(shard)}/announce`);
    const heard = await right.request(`/tracker/${shard}-of-2/announce?${query}`);
    expect(await heard.text()).toContain('8:interval');
  }
}, 240_000);

test('a process that is to be a part that there is not does not start', async () => {
  const settings = { ROLES: 'tracker', TRACKER_SHARDS: '2', TRACKER_SHARD: '2' };
  await expect(startNodeProcess(settings)).rejects.toThrow('Should be less than TRACKER_SHARDS');
}, 60_000);

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { openBytes } from '../../../test/support/mirrors/mirroring.ts';
import { openPeople } from '../../../test/support/people.ts';
import { startNodeProcess } from '../../../test/support/processes/node-process.ts';
import { readTorrent } from '../../../test/support/swarms/torrents.ts';
import { eventually, read } from '../../../test/support/two-nodes.ts';

const LEECH = fileURLToPath(new URL('../../../test/support/swarms/leech.ts', import.meta.url));
const run = promisify(execFile);

type Details = { streamingPlaylists: { files: { torrentUrl: string }[] }[] };
type Came = { sha256?: string; types?: string[]; milliseconds?: number; error?: string };

async function leech(torrentUrl: string, scheme: string, seconds: number): Promise<Came> {
  const { stdout } = await run(process.execPath, [LEECH, torrentUrl, scheme, String(seconds)]);
  return JSON.parse(stdout) as Came;
}

test('what is watched is given to peers over WebRTC and TCP, without a byte over HTTP', async () => {
  const node = await startNodeProcess({
    ROLES: 'web,worker,tracker,seeder',
    FEDERATION_ALLOW_PRIVATE: 'true',
    SEED_BYTES_PER_SECOND: '2MB',
  });
  const alice = await (await openPeople(node)).join('alice');
  const { givenFiles, changeVideo } = openBytes(node);
  const [hot, cold] = [
    await givenFiles(alice, { sizes: { 360: 1_500_000 } }),
    await givenFiles(alice, { sizes: { 360: 100_000 } }),
  ];
  await changeVideo(hot.id, { recentViews: 5 });
  const torrentOf = async (uuid: string) =>
    (await read<Details>(node, `/videos/${uuid}`)).streamingPlaylists[0]!.files[0]!.torrentUrl;
  const [bytes] = Object.values(hot.files);
  const sha256 = createHash('sha256').update(bytes!).digest('hex');

  const url = await torrentOf(hot.uuid);
  const torrent = await node.request(new URL(url).pathname);
  const { infoHash } = readTorrent(Buffer.from(await torrent.arrayBuffer()));
  const hash = infoHash.replaceAll(/../g, '%$&');
  await eventually(async () => {
    const scraped = await node.request(`/tracker/scrape?info_hash=${hash}`);
    expect(await scraped.text()).toMatch(/8:completei[2-9]/); // it is there for both kinds of peers: who comes before it would wait for two minutes
  }, 60_000);
  await eventually(async () => {
    const overWebRtc = await leech(url, 'ws', 45); // an answer may come too late on a busy machine: then a peer comes again
    expect(overWebRtc).toMatchObject({ sha256, types: ['webrtc'] });
  }, 150_000);
  const overTcp = await leech(url, 'http', 60);
  expect(overTcp).toMatchObject({ sha256 });
  expect(overTcp.types!.every((type) => type.startsWith('tcp'))).toBe(true);
  expect(await leech(await torrentOf(cold.uuid), 'ws', 5)).toEqual({
    error: 'nothing came in time',
  });
}, 400_000);

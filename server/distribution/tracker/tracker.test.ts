import { expect, test } from 'vitest';
import { WebSocket } from 'ws';

import { MALFORMED } from '../../../test/support/hostile/malformed-messages.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { bdecode } from '../../../test/support/swarms/bdecode.ts';
import { openTorrents } from '../../../test/support/swarms/torrents.ts';
import {
  bytesOfHex,
  escapeBytes,
  newPeerId,
  offerOf,
  openPeer,
  type Peer,
} from '../../../test/support/swarms/tracker.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { swarmsOf } from '../../catalog/index.ts';

const PATIENCE = { timeout: 20_000 };
const INFO_HASH = 'c0ffee0000000000000000000000000000c0ffee';

/** A node with a video whose rendition has a torrent, and the info hashes of its two swarms. */
async function startWithSwarms() {
  const node = await startTestNode();
  const ada = await (await openPeople(node)).join('ada');
  const video = await openCatalog(node).givenVideo(ada);
  await openTorrents(node).giveTorrent(video, INFO_HASH);
  const details = (await (await node.request(`/api/v1/videos/${video.uuid}`)).json()) as {
    trackerUrls: string[];
    streamingPlaylists: { playlistUrl: string }[];
  };
  const [infohash] = swarmsOf(details.streamingPlaylists[0]!.playlistUrl, 1);
  const [torrent, segments] = [bytesOfHex(INFO_HASH), bytesOfHex(infohash!)];
  await expect
    .poll(async () => (await (await openPeer(node.url)).announce(torrent))['interval'])
    .toBe(120);
  const change = (body: object) =>
    ada.request(`/api/v1/videos/${video.uuid}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return { node, video, details, torrent, segments, change };
}

test('offers and answers are passed on between the peers of a swarm that is known, until it is none any more', async () => {
  const { node, details, torrent, segments, change } = await startWithSwarms();
  const { port } = new URL(node.url);
  expect(details.trackerUrls).toEqual([
    `http://localhost:${port}/tracker/announce`,
    `ws://localhost:${port}/tracker/socket`,
  ]);

  for (const infoHash of [torrent, segments]) {
    const [ada, bob] = [await openPeer(node.url), await openPeer(node.url)];
    const place = { action: 'announce', info_hash: infoHash };
    expect(await ada.announce(infoHash, { event: 'started', left: 0 })).toMatchObject({
      ...place,
      interval: 120,
      complete: 1,
    });
    await bob.announce(infoHash, { event: 'started', offers: [offerOf('one'), offerOf('two')] });
    const offer = await ada.hear();
    const id = offer['offer_id'] as string;
    expect(offer).toEqual({ ...place, peer_id: bob.peerId, ...offerOf(id) });

    const answer = { type: 'answer', sdp: 'v=0 yes' };
    const said = { ...place, offer_id: id, answer };
    ada.send({ ...said, peer_id: bob.peerId, to_peer_id: bob.peerId }); // speaks for another: passed over
    ada.send({ ...said, peer_id: ada.peerId, to_peer_id: bob.peerId });
    expect(await bob.hear()).toEqual({ ...said, peer_id: ada.peerId });

    ada.send({ action: 'scrape', info_hash: infoHash });
    const { files } = await ada.hear();
    expect((files as Record<string, object>)[infoHash]).toMatchObject({ complete: 1 });

    const eve = await openPeer(node.url);
    for (const event of ['stopped', 'started'])
      expect(await eve.announce(infoHash, { event, peer_id: ada.peerId })).toEqual({
        ...place,
        'failure reason': 'Another peer has this id',
      });
    expect(await bob.announce(infoHash, { event: 'stopped' })).toMatchObject({ complete: 1 });
    expect(await eve.announce(infoHash, { offers: [offerOf('three')] })).toMatchObject({
      complete: 1,
    });
  }

  const viewers = [await openPeer(node.url), await openPeer(node.url)];
  await viewers[0]!.announce(torrent);
  await viewers[1]!.announce(segments);
  expect((await change({ privacy: 3 })).status).toBe(204);
  for (const [n, infoHash] of [torrent, segments].entries()) {
    const told = { action: 'announce', info_hash: infoHash, 'failure reason': 'Unknown info hash' };
    expect(await viewers[n]!.hear()).toEqual(told);
    expect(await viewers[n]!.announce(infoHash)).toEqual(told);
  }
  await change({ privacy: 2 });
  await expect.poll(async () => (await viewers[1]!.announce(segments))['interval']).toBe(120);
});

test('players of another kind of node share all that a playlist names, and are told of these swarms', async () => {
  const { node, details, video } = await startWithSwarms();
  const { giveFurther, giveSpoken } = openCatalog(node);
  await giveFurther(video.id, 360);
  await giveSpoken(video.id, 'de');
  const swarms = swarmsOf(details.streamingPlaylists[0]!.playlistUrl, 2, 2);
  expect(swarms).toHaveLength(4); // of the picture in two codecs, its own sound, and German
  const peer = await openPeer(node.url);
  await expect
    .poll(async () => (await peer.announce(bytesOfHex(swarms[3]!)))['interval'], PATIENCE)
    .toBe(120);

  const accept = 'application/activity+json';
  const told = await node.request(`/videos/watch/${video.uuid}`, { headers: { accept } });
  const { url } = (await told.json()) as { url: { tag?: { type: string; name: string }[] }[] };
  const tags = url.flatMap(({ tag = [] }) => tag).filter(({ type }) => type === 'Infohash');
  expect(tags.map(({ name }) => name)).toEqual(swarms);
});

test('BitTorrent clients announce over HTTP, find each other, and are told why not', async () => {
  const { node, torrent } = await startWithSwarms();
  const ask = async (path: string, from = '203.0.113.9') => {
    const response = await node.request(path, { headers: { 'x-forwarded-for': from } });
    expect(response.status).toBe(200);
    return bdecode(Buffer.from(await response.arrayBuffer())) as Record<string, unknown>;
  };
  const hash = `info_hash=${escapeBytes(torrent)}`;
  const announce = (more: string, from?: string, id = newPeerId()) =>
    ask(`/tracker/announce?${hash}&peer_id=${escapeBytes(id)}&${more}`, from);

  expect(await ask('/tracker/announce?info_hash=%00')).toEqual({
    'failure reason': Buffer.from('invalid info_hash'),
  });
  const odd = [
    '',
    '?',
    '?info_hash=%zz&=&&%',
    `?${hash}&peer_id=x`,
    `?${hash}&peer_id=${'%ff'.repeat(20)}&port=1e9`,
  ];
  for (const query of odd)
    expect(Object.keys(await ask(`/tracker/announce${query}`))).toEqual(['failure reason']);
  expect(
    await ask(`/tracker/announce?info_hash=${'%01'.repeat(20)}&peer_id=${'a'.repeat(20)}&port=1`),
  ).toEqual({
    'failure reason': Buffer.from('Unknown info hash'),
  });

  expect(await announce('port=6881&left=0')).toMatchObject({ interval: 600, complete: 1 });
  await announce('port=6882&left=5', '2001:db8::1');
  const bob = await announce('port=7000&left=5&compact=1', '203.0.113.10');
  expect(bob['peers']).toEqual(Buffer.from([203, 0, 113, 9, 6881 >> 8, 6881 & 255]));
  expect((bob['peers6'] as Buffer).toString('hex')).toBe(`20010db8${'0'.repeat(22)}011ae2`);
  const whole = await announce('port=7001&left=5&compact=0&numwant=1000000000', '203.0.113.11');
  expect(whole['peers']).toHaveLength(3);
  const scraped = await ask(`/tracker/scrape?${hash}&info_hash=${'%01'.repeat(20)}`);
  expect(Object.values(scraped['files'] as object)).toEqual([
    expect.objectContaining({ complete: 1, downloaded: 1 }),
  ]);
  expect(await ask('/tracker/scrape')).toHaveProperty('failure reason');
  const stopped = await announce('port=6881&event=stopped', '198.51.100.1'); // another's address is not its own
  expect(stopped).toMatchObject({ complete: 1 });
  expect(await announce('port=6881&event=stopped')).toMatchObject({ complete: 0 });
  expect((await node.request('/tracker/announce', { method: 'POST' })).status).toBe(405);
});

test('what no browser says is refused, and too much of anything ends a socket, never the tracker', async () => {
  const { node, torrent } = await startWithSwarms();
  const good = await openPeer(node.url);
  await good.announce(torrent);

  for (const text of MALFORMED) {
    const peer = await openPeer(node.url);
    peer.send(text);
    expect(await peer.hear()).toEqual({ 'failure reason': 'Malformed message' });
  }
  const many = await openPeer(node.url);
  for (let n = 0; n < 30; n++) many.send('null');
  expect(await many.closed).toBe(1008);
  const guessing = await openPeer(node.url);
  for (let n = 0; n < 30; n++)
    guessing.send({ action: 'announce', info_hash: newPeerId(), peer_id: guessing.peerId });
  expect(await guessing.closed).toBe(1008);
  const huge = await openPeer(node.url);
  huge.send('x'.repeat(1_000_000));
  expect(await huge.closed).toBe(1009);

  const crowd = await Promise.allSettled(
    Array.from({ length: 120 }, (_, n) =>
      openPeer(node.url, { from: `2001:db8::${n.toString(16)}` }),
    ),
  );
  expect(crowd.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
  expect(await good.announce(torrent)).toMatchObject({ interval: 120 });
});

test('of too many offers ten are passed on, to as many peers as are wanted; huge ones end their socket', async () => {
  const { node, segments } = await startWithSwarms();
  const waiting = await Promise.all(
    Array.from({ length: 15 }, async (_, n) => {
      const peer = await openPeer(node.url, { from: `203.0.113.${n + 10}` });
      await peer.announce(segments);
      return peer;
    }),
  );
  /** The offers that had come before the tracker's next answer. */
  const offersOf = async (peer: Peer) => {
    let count = 0;
    for (let said = await peer.announce(segments); 'offer' in said; said = await peer.hear())
      count += 1;
    return count;
  };
  const offering = await openPeer(node.url);
  const passedOn = async (numwant: number) => {
    const offers = Array.from({ length: 50 }, (_, n) => offerOf(`${numwant} ${n}`));
    await offering.announce(segments, { offers, numwant });
    const counts = await Promise.all(waiting.map(offersOf));
    return counts.reduce((sum, count) => sum + count);
  };
  expect(await passedOn(1e9)).toBe(10);
  expect(await passedOn(3)).toBe(3);

  const offers = Array.from({ length: 50 }, (_, n) => offerOf(`huge ${n}`, 'x'.repeat(100_000)));
  offering.send({ action: 'announce', info_hash: segments, peer_id: offering.peerId, offers });
  expect(await offering.closed).toBe(1009);
});

test('a process may be a tracker alone, and stops while peers are connected', async () => {
  const { node, torrent } = await startWithSwarms();
  const tracker = await startTestNode(
    { ROLES: 'tracker', PUBLIC_URL: `http://localhost:${new URL(node.url).port}` },
    { beside: node },
  );
  const web = await startTestNode({ ROLES: 'web' }, { beside: node });
  const peer = await openPeer(tracker.url);
  expect(await peer.announce(torrent)).toMatchObject({ interval: 120 });
  expect((await tracker.request('/api/v1/config')).status).toBe(404);
  expect((await web.request('/api/v1/config')).status).toBe(200);
  await expect(openPeer(web.url)).rejects.toThrow('Unexpected server response');
  await tracker.stop();
  expect(await peer.closed).toBe(1001);
  expect(peer.socket.readyState).toBe(WebSocket.CLOSED);
});

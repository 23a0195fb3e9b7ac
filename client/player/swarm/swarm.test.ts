/* oxlint-disable no-underscore-dangle -- what webtorrent is about to ask for, it tells nobody */
import { afterEach, expect, test, vi } from 'vitest';

import { INTENT_EXTENSION } from './intents.ts';
import { readMetainfo } from './metainfo.ts';
import { createPieceStore } from './piece-store.ts';
import { indices, type Run } from './pieces.ts';
import { inOwnOrder, turnOf } from './turns.ts';

vi.stubGlobal('self', globalThis); // webtorrent is made for browsers
const { joinSwarm } = await import('./swarm.ts');
const { openClient } = await import('./webtorrent.ts');
type Client = ReturnType<typeof openClient>;
type Joined = Client & { torrents: ReturnType<Client['add']>[] };

const PIECES = 60;
const meeting = { trackerUrls: [], stunUrls: [] };
let client: Joined | null = null;

afterEach(() => client?.destroy());

/** A swarm of webtorrent's own class, and what that would ask peers for. */
async function givenSwarm() {
  const hashes = 'x'.repeat(20 * PIECES);
  const info = `d6:lengthi${PIECES * 16384}e4:name1:a12:piece lengthi16384e6:pieces${hashes.length}:${hashes}e`;
  const metainfo = await readMetainfo(new TextEncoder().encode(`d4:info${info}e`));
  const store = createPieceStore(metainfo, Infinity);
  client = openClient(meeting) as Joined;
  const swarm = joinSwarm({ client, metainfo, store, meeting, onBytes: () => {} });
  await vi.waitUntil(swarm.isOpen);
  const torrent = client.torrents[0]!;
  const asked = () =>
    Array.from({ length: torrent._selections.length }, (_, n) =>
      torrent._selections.get(n),
    ).flatMap(({ from, offset, to }) => indices({ first: from + offset, last: to }));
  return { swarm, torrent, asked };
}

const [urgent, ahead] = [
  { first: 10, last: 17 },
  { first: 18, last: 49 },
];
const without = (...gone: number[]) =>
  indices({ first: 10, last: 49 }).filter((index) => !gone.includes(index));

test('peers are asked for what is neither here nor on its way over HTTP, and for nothing else', async () => {
  const { swarm, asked } = await givenSwarm();
  const [first, second]: Run[] = [
    { first: 15, last: 15 },
    { first: 30, last: 31 },
  ];
  swarm.focus(urgent, ahead, [second!]);
  expect(asked()).toEqual(without(30, 31));
  for (const index of [10, 11, 12]) swarm.announce(index);
  swarm.takeOver(first!);
  expect(asked()).toEqual(without(10, 11, 12, 15, 30, 31));
  swarm.giveBack(second!);
  expect(asked()).toEqual(without(10, 11, 12, 15));
  swarm.focus({ first: 50, last: 55 }, { first: 56, last: 55 }, []);
  swarm.giveBack(first!);
  expect(asked()).toEqual([50, 51, 52, 53, 54, 55]); // nobody wants the others any more
});

test('they are asked in our own order, and for what is ahead after what is needed', async () => {
  const { swarm, torrent, asked } = await givenSwarm();
  const other = {
    peerId: '2d5757303030312d61',
    peerExtendedMapping: { [INTENT_EXTENSION]: 1 },
    peerPieces: { get: () => false },
    destroyed: true,
    uninterested: () => {},
  };
  torrent.wires.push(other as unknown as (typeof torrent.wires)[number]);
  swarm.focus(urgent, ahead, []);
  const inOrder = (run: Run) =>
    inOwnOrder(run, (index) => turnOf(index, torrent.client.peerId, [other.peerId]));
  expect(asked()).toEqual([...inOrder(urgent), ...inOrder(ahead)]);
  expect(asked().slice(0, 8)).not.toEqual(indices(urgent));
  torrent.wires.pop();
});

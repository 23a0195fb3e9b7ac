import { expect, test } from 'vitest';

import { webReadyClip } from '../support/clips.ts';
import { openPlaces } from '../support/lines/namespaces.ts';
import { openPeople } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { openStudio } from '../support/studio.ts';
import { eventually, follow, hostOf, read, write } from '../support/two-nodes.ts';

type Listed = { total: number };
type Video = {
  id: number;
  name: string;
  likes: number;
  streamingPlaylists: { playlistUrl: string }[];
};
type Threads = { data: { id: number; text: string; totalReplies: number }[] };
type Abuses = { data: { reason: string; video: { uuid: string } }[] };
type Ref = { id: number };
type Me = { videoChannels: Ref[] };
type Node = Awaited<ReturnType<typeof startNodeProcess>>;

const FEDERATED = { FEDERATION_ALLOW_PRIVATE: 'true', TRANSCODING_THREADS: '1' };
const PATIENCE_MILLISECONDS = 240_000; // what failed a few times is tried again within two minutes

const soon = <T>(look: () => Promise<T>) => eventually(look, PATIENCE_MILLISECONDS);

const lines = async (url: string) => (await (await fetch(url)).text()).split('\n');

/** A piece of what a player would show, and where it came from. */
async function play(playlistUrl: string) {
  const [rendition] = (await lines(playlistUrl)).filter((line) => line.endsWith('.m3u8'));
  const renditionUrl = new URL(rendition!, playlistUrl);
  const media = (await lines(renditionUrl.href)).find((line) => line.endsWith('.mp4'));
  const answer = await fetch(new URL(media!, renditionUrl), { headers: { range: 'bytes=0-999' } });
  return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
}

/** Two nodes that reach each other over a network alone, one of which follows the other. */
async function givenApart() {
  const { places, why } = await openPlaces(2);
  if (why)
    process.stderr.write(`both nodes are on loopback, for there are no namespaces: ${why}\n`);
  const [a, b] = await Promise.all(places.map((place) => startNodeProcess(FEDERATED, place)));
  const [ofA, ofB] = await Promise.all([openPeople(a!), openPeople(b!)]);
  const [alice, bob] = [await ofA.join('alice'), await ofB.join('bob')];
  await follow(ofB.root, a!);
  const channel = `alice_channel@${hostOf(a!)}`;
  await write(bob, 'POST', '/users/me/subscriptions', { uri: channel });
  return { a: a!, b: b!, ofA, ofB, alice, bob, channel };
}

const total = async (who: Pick<Node, 'request'>, path: string) =>
  (await read<Listed>(who, path)).total;

test('two nodes apart agree on all that is done, whichever is killed whenever', async () => {
  const { a, b, ofA, ofB, alice, bob, channel } = await givenApart();
  const studio = await openStudio(alice);
  const { uuid, id } = await studio.upload(await webReadyClip(), { name: 'Herons' });
  await studio.watchToTheEnd(uuid);
  const published = performance.now();
  const seen = await eventually(async () => {
    const found = await read<Video>(b, `/videos/${uuid}`);
    expect(found.streamingPlaylists).toHaveLength(1);
    return found;
  });
  const took = Math.round(performance.now() - published);
  process.stderr.write(`seen on the other node ${took} ms after it was done\n`);
  expect(await play(seen.streamingPlaylists[0]!.playlistUrl)).toEqual({
    status: 206,
    bytes: 1_000,
  });

  await write(alice, 'PUT', `/videos/${uuid}`, { name: 'Grey herons' });
  await a.start(); // killed before it has told that, or while
  await soon(async () =>
    expect(await read<Video>(b, `/videos/${uuid}`)).toMatchObject({ name: 'Grey herons' }),
  );

  const threads = (node: Node) => read<Threads>(node, `/videos/${uuid}/comment-threads`);
  await write(bob, 'POST', `/videos/${uuid}/comment-threads`, { text: 'What a **bird**' });
  await write(bob, 'PUT', `/videos/${uuid}/rate`, { rating: 'like' });
  await write(bob, 'POST', '/abuses', { reason: 'Not a heron', video: { id: seen.id } });
  await b.start();
  const [heard] = await soon(async () => {
    const { data } = await threads(a);
    expect(data).toMatchObject([{ text: 'What a **bird**' }]);
    return data;
  });
  await soon(async () => {
    expect(await read<Video>(a, `/videos/${uuid}`)).toMatchObject({ likes: 1 });
    expect((await read<Abuses>(ofA.root, '/abuses')).data).toMatchObject([
      { reason: 'Not a heron', video: { uuid } },
    ]);
  });

  await b.kill(); // it is told nothing while it is away
  await write(alice, 'POST', `/videos/${uuid}/comments/${heard!.id}`, { text: 'They are shy' });
  const [{ id: videoChannelId }] = (await read<Me>(alice, '/users/me')).videoChannels as [Ref];
  const said = { displayName: 'Birds', privacy: 1, videoChannelId };
  const made = await write(alice, 'POST', '/video-playlists', said);
  const { videoPlaylist } = (await made.json()) as { videoPlaylist: { uuid: string } };
  const playlist = `/video-playlists/${videoPlaylist.uuid}/videos`;
  await write(alice, 'POST', playlist, { videoId: id });
  await a.start();
  await b.start();
  await soon(async () => {
    expect(await threads(b)).toMatchObject({ data: [{ totalReplies: 1 }] });
    expect(await total(b, playlist)).toBe(1);
  });

  await write(alice, 'DELETE', `/videos/${uuid}`);
  await Promise.all([a.start(), b.start()]);
  await soon(async () => expect(await total(b, '/videos')).toBe(0));

  const followers = () => total(ofA.root, '/video-channels/alice_channel/followers');
  expect(await followers()).toBe(1);
  await write(bob, 'DELETE', `/users/me/subscriptions/${channel}`);
  await write(ofB.root, 'DELETE', `/server/following/${hostOf(a)}`);
  await b.start();
  await soon(async () => {
    expect(await followers()).toBe(0);
    expect(await total(a, '/server/followers')).toBe(0);
  });
}, 900_000);

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openBytes } from '../../test/support/mirrors/mirroring.ts';
import { readTorrent } from '../../test/support/swarms/torrents.ts';
import {
  eventually,
  follow,
  hostOf,
  read,
  startTwoNodes,
  write,
} from '../../test/support/two-nodes.ts';

type Redundancies = {
  total: number;
  data: {
    uuid: string;
    redundancies: {
      streamingPlaylists: {
        id: number;
        fileUrl: string;
        strategy: string | null;
        size: number;
        expiresOn: string | null;
        state?: string;
        problem?: string | null;
        health?: { state: string; bytesPerSecond: number };
      }[];
    };
  }[];
};
type Words = { data: { fileUrl: string }[] };
type Boards = { storyboards: { fileUrl: string }[] };
type Details = {
  url: string;
  streamingPlaylists: {
    playlistUrl: string;
    redundancies: { baseUrl: string }[];
    files: { torrentUrl: string | null; magnetUri: string | null; fileUrl: string }[];
  }[];
};

const VIDEOS = '/server/redundancy/videos';

test('a video plays on from a mirror when its own node is gone', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  const user = await ofB.join('bob');
  await follow(ofB.root, a);
  const sizes = { 720: 300_000, 360: 100_000, 0: 50_000 };
  const { uuid, files, beside } = await openBytes(a).givenFiles(alice, { sizes });
  const there = await eventually(async () => {
    const found = await read<Details>(b, `/videos/${uuid}`);
    expect(found.streamingPlaylists[0]!.files).toHaveLength(3);
    expect(found.streamingPlaylists[0]!.files.every(({ torrentUrl }) => torrentUrl)).toBe(true);
    return found;
  });

  const post = (who: typeof user, videoId: unknown) =>
    who.request(`/api/v1${VIDEOS}`, {
      method: 'POST',
      body: JSON.stringify({ videoId }),
      headers: { 'content-type': 'application/json' },
    });
  expect((await post(user, uuid)).status).toBe(403);
  expect((await post(ofB.root, 'nothing at all')).status).toBe(400);
  expect((await post(ofB.root, 999_999)).status).toBe(404);
  expect((await post(ofA.root, uuid)).status).toBe(400);
  expect((await post(ofB.root, uuid)).status).toBe(204);
  expect((await post(ofB.root, uuid)).status).toBe(409);

  const listed = () => read<Redundancies>(ofB.root, `${VIDEOS}?target=remote-videos&sort=-name`);
  const copy = await eventually(async () => {
    const { total, data } = await listed();
    expect(total).toBe(1);
    const [found] = data[0]!.redundancies.streamingPlaylists;
    expect(found).toMatchObject({ state: 'kept', problem: null });
    return found!;
  });
  const baseUrl = `http://${hostOf(b)}/static/redundancy/hls/${uuid}`;
  expect(copy).toMatchObject({ strategy: 'manual', fileUrl: baseUrl, expiresOn: null });
  expect(copy.size).toBeGreaterThan(450_000);
  expect(await readdir(join(b.dataDirectory, 'mirroring'))).toEqual([]);

  await eventually(async () => {
    const { data } = await read<Redundancies>(ofA.root, `${VIDEOS}?target=my-videos`);
    expect(data).toMatchObject([
      {
        uuid,
        redundancies: {
          streamingPlaylists: [{ fileUrl: baseUrl, strategy: null, health: { state: 'well' } }],
        },
      },
    ]);
  });
  const atOrigin = (await read<Details>(a, `/videos/${uuid}`)).streamingPlaylists[0]!;
  expect(atOrigin.redundancies).toEqual([{ baseUrl }]);
  const [first] = atOrigin.files;
  const torrent = await a.request(new URL(first!.torrentUrl!).pathname);
  const name = first!.fileUrl.split('/').at(-1)!;
  expect(readTorrent(Buffer.from(await torrent.arrayBuffer())).webSeeds).toEqual([
    first!.fileUrl,
    `${baseUrl}/${name}`,
  ]);
  const activity = await b.request(`/redundancy/streaming-playlists/hls/${uuid}`, {
    headers: { accept: 'application/activity+json' },
  });
  expect(await activity.json()).toMatchObject({ type: 'CacheFile', object: there.url });

  const words = () => read<Words>(b, `/videos/${uuid}/captions`);
  const boards = () => read<Boards>(b, `/videos/${uuid}/storyboards`);
  await eventually(async () => {
    expect((await words()).data[0]?.fileUrl).toMatch(`${baseUrl}/`);
    expect((await boards()).storyboards[0]?.fileUrl).toMatch(`${baseUrl}/`);
  });
  const signed = async (who: typeof a) => {
    const shown = await who.request(`/videos/watch/${uuid}/manifest`);
    return (await shown.json()) as { files: Record<string, unknown>[]; proof: object };
  };
  const manifest = await signed(a);
  const { published: _, proof: __, mirrors, ...said } = manifest as Record<string, unknown>;
  expect(mirrors).toMatchObject([{ href: baseUrl }]);
  const kinds = Object.groupBy(manifest.files, ({ rel }) => String(rel));
  expect(Object.entries(kinds).map(([rel, those]) => `${those!.length} ${rel}`)).toEqual([
    '1 master',
    '1 hashes',
    '3 playlist',
    '3 media',
    '1 captions',
    '1 storyboard',
  ]);
  await a.stop();

  expect(await signed(b)).toMatchObject(said); // as A signed it, for whoever asks
  const bytesAt = async (url: string) =>
    Buffer.from(await (await b.request(new URL(url).pathname)).arrayBuffer());
  const [caption] = (await words()).data;
  expect(await bytesAt(caption!.fileUrl)).toEqual(beside.captions);
  expect(await bytesAt((await boards()).storyboards[0]!.fileUrl)).toEqual(beside.storyboard);
  const here = (await read<Details>(b, `/videos/${uuid}`)).streamingPlaylists[0]!;
  expect(here.redundancies).toEqual([{ baseUrl }]);
  const at = (file: string, init?: RequestInit) =>
    b.request(`/static/redundancy/hls/${uuid}/${file}`, init);
  const master = await (await at(here.playlistUrl.split('/').at(-1)!)).text();
  const variants = master.split('\n').filter((line) => line.endsWith('.m3u8'));
  expect(variants).toHaveLength(3);
  expect(await (await at(variants[0]!)).text()).toContain('#EXT-X-BYTERANGE');
  for (const [file, bytes] of Object.entries(files)) {
    const part = await at(file, { headers: { range: 'bytes=1000-40999' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('access-control-allow-origin')).toBe('*');
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(1000, 41_000));
  }
  expect((await at('another.mp4')).status).toBe(404);
  const described = readTorrent(Buffer.from(await (await at(`${name}.torrent`)).arrayBuffer()));
  expect(described.infoHash).toBe(/btih:(\w+)/.exec(first!.magnetUri!)![1]);
  expect(described.webSeeds).toEqual([]);

  const stats = await read<{ videosRedundancy: object[] }>(b, '/server/stats');
  expect(stats.videosRedundancy).toMatchObject([
    { strategy: 'manual', totalVideos: 1, totalVideoFiles: 3, totalSize: null },
  ]);
  await write(ofB.root, 'DELETE', `${VIDEOS}/${copy.id}`);
  expect((await listed()).total).toBe(0);
  expect((await at(Object.keys(files)[0]!)).status).toBe(404);
  expect((await read<Details>(b, `/videos/${uuid}`)).streamingPlaylists[0]!.redundancies).toEqual(
    [],
  );
  await eventually(async () =>
    expect(
      (await readdir(join(b.dataDirectory, 'blobs', 'mirrors'), { recursive: true })).filter(
        (path) => /\.(mp4|m3u8|json)$/.test(path),
      ),
    ).toEqual([]),
  );
}, 120_000);

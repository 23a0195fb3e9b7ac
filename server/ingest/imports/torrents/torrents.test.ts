import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { webReadyClip } from '../../../../test/support/clips.ts';
import { type ImportAnswer, openImports } from '../../../../test/support/imports.ts';
import { startTestNode } from '../../../../test/support/node.ts';
import { openOtherSite } from '../../../../test/support/other-site.ts';
import { asJson, openPeople } from '../../../../test/support/people.ts';
import { describeFile, metainfo } from '../../../../test/support/swarms/metainfo.ts';
import { openTestTracker, seedFiles } from '../../../../test/support/swarms/swarm.ts';
import { channelIdOf, openUploads, sha256Of } from '../../../../test/support/uploads.ts';
import { ImportState } from '../import-state.ts';

async function startWithImports(settings: NodeJS.ProcessEnv = {}) {
  const node = await startTestNode(settings);
  const { root } = await openPeople(node);
  const change = asJson({ import: { videos: { torrent: { enabled: true } } } });
  await root.request('/api/v1/config/custom', { method: 'PUT', ...change });
  const imports = openImports(root);
  const channelId = String(await channelIdOf(root));
  const sendFile = (bytes: Buffer, name = 'A film.torrent') => {
    const body = new FormData();
    body.set('torrentfile', new Blob([new Uint8Array(bytes)]), name);
    body.set('channelId', channelId);
    return root.request('/api/v1/videos/imports', { method: 'POST', body });
  };
  const askMagnet = ({ xt = '', ...said }: Record<string, string>) =>
    imports.ask({
      magnetUri: `magnet:?${['xt=' + xt, ...Object.entries(said).map((pair) => pair.join('='))].join('&')}`,
    });
  return { node, root, imports, uploads: openUploads(node), sendFile, askMagnet };
}

const begun = async (response: Response) => {
  expect(response.status).toBe(200);
  return (await response.json()) as ImportAnswer & { magnetUri: string; torrentName: string };
};

async function givenFile(name: string, bytes: Buffer) {
  const file = join(await mkdtemp(join(tmpdir(), 'seeds-')), name);
  await writeFile(file, bytes);
  return file;
}

test('the film of a torrent comes from a peer, and so does what a magnet address leaves out', async () => {
  const { node, imports, uploads, sendFile, askMagnet } = await startWithImports();
  const tracker = await openTestTracker();
  const film = await readFile(await webReadyClip());
  const files = [
    await givenFile('a readme.txt', randomBytes(40_001)), // so that the film begins within a piece
    await givenFile('film.mp4', film),
    await givenFile('tail.nfo', randomBytes(50_000)),
  ];
  const many = await seedFiles(tracker, files);
  const asked = await begun(await sendFile(many.metainfo, 'Summer.torrent'));
  expect(asked).toMatchObject({ targetUrl: null, magnetUri: null, torrentName: 'Summer.torrent' });
  const done = await imports.until(asked.id, ImportState.success);
  expect(done.video!.name).toBe('film');
  expect(sha256Of((await uploads.sourceOf(done.video!.uuid)).bytes)).toBe(sha256Of(film));

  const one = await seedFiles(tracker, [await givenFile('one.mp4', film)]);
  const named = await begun(
    await askMagnet({ xt: `urn:btih:${one.infoHash}`, dn: 'Another+film', tr: tracker.url }),
  );
  expect(named.video!.name).toBe('Another film');
  const second = await imports.until(named.id, ImportState.success);
  expect(sha256Of((await uploads.sourceOf(second.video!.uuid)).bytes)).toBe(sha256Of(film));
  expect(await uploads.partFiles()).toEqual([]);
  const events = tracker.asked.map((said) => said.get('event'));
  expect(events).toContain('stopped'); // who is done says so
  expect((await node.request('/api/v1/config')).status).toBe(200);
}, 240_000);

test('web seeds are believed piece by piece, and only what is missing is asked of the next', async () => {
  const { imports, uploads, askMagnet } = await startWithImports();
  const site = await openOtherSite();
  const film = await readFile(await webReadyClip());
  const half = Buffer.from(film);
  half.fill(1, film.length - 100); // from here on it lies
  const pieceLength = 2 ** 14;
  const { info, infoHash } = describeFile({
    name: 'film.mp4',
    sizeBytes: film.length,
    pieceLength,
    pieces: hashesOf(film, pieceLength),
    isPrivate: false,
  });
  const about = { createdAt: new Date(), comment: '', trackers: [], webSeeds: [] };
  const bytes = metainfo(info, about);
  const torrent = site.on('/a.torrent', (_, response) => void response.end(bytes));
  const said = { xt: `urn:btih:${infoHash}`, xs: torrent };
  const lying = site.on('/lying.mp4', (_, response) => void response.end(half));
  const honest = site.on('/honest.mp4', ({ headers }, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const range = { 'content-range': `bytes ${start}-${film.length - 1}/${film.length}` };
    response.writeHead(start > 0 ? 206 : 200, start > 0 ? range : {}).end(film.subarray(start));
  });

  const first = await begun(await askMagnet({ ...said, ws: lying }));
  const failed = await imports.until(first.id, ImportState.failed);
  expect(failed.error).toContain('Nobody can be asked for this torrent');

  const { id } = await begun(await askMagnet({ ...said, ws: `${lying}&ws=${honest}` }));
  const done = await imports.until(id, ImportState.success);
  expect(sha256Of((await uploads.sourceOf(done.video!.uuid)).bytes)).toBe(sha256Of(film));
  const ranges = site.asked.filter(({ path }) => path === '/honest.mp4').map(({ range }) => range);
  expect(ranges).toEqual([expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
}, 120_000);

test('an import that is given up goes on with the pieces it has when it is tried again', async () => {
  const { imports, uploads, sendFile } = await startWithImports();
  const site = await openOtherSite();
  const film = await readFile(await webReadyClip());
  const pieceLength = 2 ** 14;
  const pieces = hashesOf(film, pieceLength);
  const facts = { name: 'film.mp4', sizeBytes: film.length, pieceLength, pieces, isPrivate: false };
  const webSeeds = [`${site.url}/seed.mp4`];
  const about = { createdAt: new Date(), comment: '', trackers: [], webSeeds };
  const torrent = metainfo(describeFile(facts).info, about);
  const lying = Buffer.from(film).fill(1, 3 * pieceLength + 99);
  site.on('/seed.mp4', ({ headers }, response) => {
    response.writeHead(headers.range ? 503 : 200).end(headers.range ? '' : lying);
  });
  const { id } = await begun(await sendFile(torrent));
  await imports.until(id, ImportState.failed);
  expect(await uploads.partFiles()).toHaveLength(1);

  const asked = site.asked.length;
  site.on('/seed.mp4', ({ headers }, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1]);
    const range = `bytes ${start}-${film.length - 1}/${film.length}`;
    response.writeHead(206, { 'content-range': range }).end(film.subarray(start));
  });
  expect(await imports.act(id, 'retry')).toBe(204);
  const done = await imports.until(id, ImportState.success);
  expect(sha256Of((await uploads.sourceOf(done.video!.uuid)).bytes)).toBe(sha256Of(film));
  expect(site.asked.slice(asked).map(({ range }) => range)).toEqual([`bytes=${3 * pieceLength}-`]);

  expect(await uploads.partFiles()).toEqual([]);
}, 120_000);

function hashesOf(bytes: Buffer, pieceLength: number): Buffer {
  const hashes: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength)
    hashes.push(
      createHash('sha1')
        .update(bytes.subarray(at, at + pieceLength))
        .digest(),
    );
  return Buffer.concat(hashes);
}

test('a torrent that nobody has waits, is stopped, and may be tried again', async () => {
  const { imports, uploads, sendFile } = await startWithImports();
  const tracker = await openTestTracker();
  const asked = await begun(await sendFile(described({ trackers: [tracker.url] })));
  await expect.poll(() => tracker.asked.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await imports.act(asked.id, 'cancel')).toBe(204);
  await expect.poll(uploads.partFiles, { timeout: 20_000 }).toEqual([]);
  expect(await imports.act(asked.id, 'retry')).toBe(204);
  await expect
    .poll(async () => (await imports.find(asked.id))?.state.id, { timeout: 20_000 })
    .toBe(ImportState.processing);
  expect(await imports.act(asked.id, 'cancel')).toBe(204);
  expect(await imports.remove(asked.id)).toBe(204);
}, 120_000);

type Said = { name?: string; sizeBytes?: number; trackers?: string[]; webSeeds?: string[] };

function described({ name = 'film.mp4', sizeBytes = 10, ...sources }: Said): Buffer {
  const pieces = Buffer.alloc(20 * Math.ceil(sizeBytes / 2 ** 26));
  const file = { name, sizeBytes, pieceLength: 2 ** 26, pieces, isPrivate: false };
  const about = { createdAt: new Date(), comment: '', trackers: [], webSeeds: [], ...sources };
  return metainfo(describeFile(file).info, about);
}

test('what leads inside, names nobody, has no video or is too large is refused before a byte', async () => {
  const { imports, sendFile, askMagnet, uploads } = await startWithImports({
    FEDERATION_ALLOW_PRIVATE: 'false',
  });
  const xt = `urn:btih:${'a'.repeat(40)}`;
  for (const inside of [
    { tr: 'http://127.0.0.1:6969/announce' },
    { tr: 'udp://10.0.0.1:6969' },
    { ws: 'http://169.254.169.254/latest/meta-data' },
    { xs: 'http://[::1]/a.torrent' },
  ])
    expect((await askMagnet({ xt, ...inside })).status).toBe(403);
  const elsewhere = { tr: 'https://tracker.example/announce' };
  expect((await askMagnet({ xt })).status).toBe(400);
  expect((await askMagnet({ xt, tr: 'wss://tracker.example/' })).status).toBe(400);
  expect((await askMagnet({ xt: `urn:btmh:${'a'.repeat(40)}`, ...elsewhere })).status).toBe(400);

  const trackers = ['https://tracker.example/announce'];
  const refused = async (bytes: Buffer) => {
    const response = await sendFile(bytes);
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  expect(await refused(described({ name: 'notes.txt', trackers }))).toEqual([
    400,
    'incorrect_files_in_torrent',
  ]);
  expect(await refused(described({ name: '../film.mp4', trackers }))).toEqual([
    422,
    'unreadable_media',
  ]);
  expect(await refused(Buffer.from('d4:infod0:'))).toEqual([422, 'unreadable_media']);
  expect((await sendFile(described({ webSeeds: ['http://10.1.2.3/film.mp4'] }))).status).toBe(403);
  const vast = await begun(await sendFile(described({ sizeBytes: 2 ** 37 + 1, trackers })));
  expect((await imports.until(vast.id, ImportState.failed)).error).toContain('GiB');
  expect(await uploads.partFiles()).toEqual([]);
}, 120_000);

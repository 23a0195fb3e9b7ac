import { expect, test } from 'vitest';

import { clip, film } from '../../../test/support/clips.ts';
import { stepsOf, timesOf } from '../../../test/support/frames.ts';
import { ADMIN_PASSWORD } from '../../../test/support/node.ts';
import { startNodeProcess } from '../../../test/support/processes/node-process.ts';
import { detailsOf, filesOf, openStudio } from '../../../test/support/studio.ts';
import { parsePlaylist } from '../pass/media-playlist.ts';

const FILM = film({ seconds: 10.01, rate: 30_000 / 1001 });
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 47 -c:a libopus';

const COPIED = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -sc_threshold 0 -c:a aac';

const text = async (url: string) => (await fetch(url)).text();

test('what is shown of a video while it is made stays as it is when the node dies, and goes on', async () => {
  const node = await startNodeProcess({ FAULT_POINT: 'transcode.grown' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { uuid } = await (await openStudio(root)).upload(await clip('webm', `${FILM} ${VP9}`));
  await node.died(); // with its first seconds shown
  await node.start({ FAULT_POINT: '', ROLES: 'web' }); // nobody goes on

  const details = await detailsOf(root, uuid);
  expect(details).toMatchObject({ state: { id: 1 }, duration: 10 });
  const [{ playlistUrl, segmentsSha256Url, files }] = details.streamingPlaylists as [
    (typeof details.streamingPlaylists)[0],
  ];
  expect(files).toMatchObject([
    { resolution: { id: 144 }, fileDownloadUrl: null, torrentUrl: null },
  ]);
  const [file] = files as [(typeof files)[0]];
  expect(await text(playlistUrl)).toContain('-144.m3u8');
  const growing = await fetch(file.playlistUrl);
  expect(growing.headers.get('cache-control')).toBe('public, no-cache');
  const before = await growing.text();
  expect(before).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
  expect(before).not.toContain('#EXT-X-ENDLIST');
  const shown = parsePlaylist(before);
  const sizeBytes = shown.segments.at(-1)!.end + 1;
  const { start, end } = shown.segments.at(-1)!;
  const part = await fetch(file.fileUrl, { headers: { range: `bytes=${start}-${end}` } });
  expect([part.status, part.headers.get('content-range')]).toEqual([
    206,
    `bytes ${start}-${end}/${sizeBytes}`,
  ]);
  expect(part.headers.get('cache-control')).toContain('immutable');
  const whole = await fetch(file.fileUrl);
  expect(whole.headers.get('cache-control')).toBe('public, no-cache');
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes).toHaveLength(sizeBytes);
  expect(bytes.subarray(start, end + 1)).toEqual(Buffer.from(await part.arrayBuffer()));
  expect(await text(segmentsSha256Url)).toContain(`"${start}-${end}"`);
  const asNode = { headers: { accept: 'application/activity+json' } };
  const address = `${node.url}/videos/watch/${uuid}`;
  expect((await fetch(address, asNode)).status).toBe(404); // others hear of it once a file is whole

  await node.start({ FAULT_POINT: '', ROLES: 'all' });
  const { watchToTheEnd } = await openStudio(await node.signIn('root', ADMIN_PASSWORD));
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  const after = await text(file.playlistUrl);
  expect(parsePlaylist(after).segments.slice(0, shown.segments.length)).toEqual(shown.segments);
  expect(parsePlaylist(after).segments.map(({ seconds }) => seconds)).toEqual([
    4.004, 4.004, 2.002,
  ]);
  expect(after).toMatch(/PLAYLIST-TYPE:VOD[^]*ENDLIST/);
  const again = await fetch(file.fileUrl, { headers: { 'if-range': part.headers.get('etag')! } });
  expect(again.headers.get('etag')).toBe(part.headers.get('etag'));
  expect(Buffer.from(await again.arrayBuffer()).subarray(0, sizeBytes)).toEqual(bytes);
  const pictures = await timesOf(file.fileUrl);
  expect([pictures.length, stepsOf(pictures).length]).toEqual([300, 1]);
  const sound = await timesOf(file.fileUrl, 'a:0');
  expect([sound.length, stepsOf(sound)]).toEqual([471, [1024]]);
  expect((await fetch(address, asNode)).status).toBe(200);
}, 240_000);

test('what is copied is shown before it is whole, and goes on when the node dies', async () => {
  const node = await startNodeProcess({ FAULT_POINT: 'transcode.grown' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const source = await clip('mp4', `${FILM} ${COPIED} -g 60`);
  const { uuid } = await (await openStudio(root)).upload(source);
  await node.died(); // with its first seconds shown
  await node.start({ FAULT_POINT: '', ROLES: 'web' }); // nobody goes on

  const [file, ...others] = filesOf(await detailsOf(root, uuid));
  expect([file!.resolution.id, others]).toEqual([180, []]);
  const before = await text(file!.playlistUrl);
  expect(before).not.toContain('#EXT-X-ENDLIST');
  const shown = parsePlaylist(before).segments;

  await node.start({ FAULT_POINT: '', ROLES: 'all' });
  const { watchToTheEnd } = await openStudio(await node.signIn('root', ADMIN_PASSWORD));
  expect((await watchToTheEnd(uuid)).at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
  const { segments } = parsePlaylist(await text(file!.playlistUrl));
  expect(segments.slice(0, shown.length)).toEqual(shown);
  expect(segments.map(({ seconds }) => seconds)).toEqual([4.004, 4.004, 2.002]);
  expect((await timesOf(file!.fileUrl)).length).toBe(300);
}, 240_000);

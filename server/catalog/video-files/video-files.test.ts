import { readdir, readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';

import { expect, test } from 'vitest';

import { clip, film } from '../../../test/support/clips.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openStudio } from '../../../test/support/studio.ts';

type File = {
  id: number;
  resolution: { id: number };
  metadataUrl: string;
  hasVideo: boolean;
};
type Details = { id: number; files: File[]; streamingPlaylists: { files: File[] }[] };
type Source = { fileDownloadUrl: string };
type Probed = { streams: { codec_type: string; height?: number }[] };

const FILM = `${film({ seconds: 3, size: '426x240' })} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac`;

/** What was "unknown" or "N/A" there is not said here; what encoded a file is not told. */
const NOT_SAID =
  'color_range color_space color_transfer color_primaries max_bit_rate nb_frames nb_read_frames nb_read_packets';
const APART = ['format.tags', ...NOT_SAID.split(' ').map((name) => `streams.0.${name}`)];

test('the files of a video: what they hold, one made of them, their end and their return', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [owner, moderator] = [await join('owner'), await join('mod', 'moderator')];
  const studio = await openStudio(owner);
  const { uuid } = await studio.upload(await clip('mp4', FILM));
  await studio.watchToTheEnd(uuid);
  const details = async () =>
    (await (await root.request(`/api/v1/videos/${uuid}`)).json()) as Details;
  const { id, files: sources, streamingPlaylists } = await details();
  const files = streamingPlaylists[0]!.files;
  expect(files.map(({ resolution }) => resolution.id)).toEqual([240, 144, 0]);
  const [best, low, sound] = files as [File, File, File];

  // what they hold
  const metadata = await fetch(best.metadataUrl);
  const said = (await metadata.json()) as Probed;
  expectShape(said, recorded('hls-file-metadata'), APART);
  expect(JSON.stringify(said)).not.toContain(node.dataDirectory);
  expect(said.streams[0]).toMatchObject({ codec_type: 'video', height: 240 });
  expect(await (await fetch(best.metadataUrl)).json()).toEqual(said);
  const at = `/api/v1/videos/${uuid}`;
  expect((await node.request(`${at}/metadata/999999`)).status).toBe(404);
  expect((await node.request(`${at}/metadata/best`)).status).toBe(400);

  const ofSource = new URL(sources[0]!.metadataUrl).pathname;
  const source = await owner.request(ofSource);
  expect((await source.json()) as Probed).toMatchObject({ streams: [{ height: 240 }, {}] });
  expect((await node.request(ofSource)).status).toBe(404); // it is nobody else's

  // one made of them
  const generate = (query: string, who: typeof root | typeof node = node) =>
    who.request(`/download/videos/generate/${uuid}?${query}`);
  const made = await generate(`videoFileIds=${best.id}&videoFileIds=${sound.id}`);
  expect(made.status).toBe(200);
  expect(made.headers.get('content-type')).toBe('video/mp4');
  expect(made.headers.get('content-disposition')).toBe(
    'attachment; filename="A stream at dawn.mp4"',
  );
  const bytes = Buffer.from(await made.arrayBuffer());
  expect(bytes.length).toBe(Number(made.headers.get('content-length')));
  expect(bytes.subarray(4, 8).toString('latin1')).toBe('ftyp');
  const heard = await generate(`videoFileIds=${sound.id}`);
  expect(heard.headers.get('content-type')).toBe('audio/mp4');
  await heard.arrayBuffer();
  expect((await generate('')).status).toBe(400);
  expect((await generate('videoFileIds=999999')).status).toBe(404);
  expect((await generate(`videoFileIds=${best.id},${low.id}`)).status).toBe(400); // two pictures
  const whole = `videoFileIds=${sources[0]!.id}`;
  const [theirs, original] = [await generate(whole), await generate(whole, owner)];
  expect(theirs.status).toBe(404);
  expect(original.headers.get('content-disposition')).toContain('.mp4');
  expect(Buffer.from(await original.arrayBuffer())).toEqual(
    await readFile(await clip('mp4', FILM)),
  );
  expect((await generate('videoFileIds=x')).status).toBe(400);
  const more = await Promise.all(Array.from({ length: 20 }, () => generate('videoFileIds=x')));
  const tooMany = more.find(({ status }) => status === 429);
  expect(tooMany?.headers.has('retry-after')).toBe(true);

  // their end
  const stored = () => readdir(joinPath(node.dataDirectory, 'blobs/renditions', uuid));
  const former = await stored();
  const remove = async (who: typeof root, path: string) =>
    (await who.request(`${at}/${path}`, { method: 'DELETE' })).status;
  expect(await remove(moderator, `hls/${low.id}`)).toBe(403);
  expect(await remove(root, 'hls')).toBe(400); // nothing would be left to play
  expect(await remove(root, 'hls/999999')).toBe(404);
  expect(await remove(root, `hls/${low.id}`)).toBe(204);
  expect(await remove(root, `hls/${best.id}`)).toBe(400); // the last with a picture
  expect(await remove(root, `hls/${sound.id}`)).toBe(204);
  expect((await details()).streamingPlaylists[0]!.files).toHaveLength(1);

  // their return
  const transcode = async (who: typeof root, body: object) =>
    who.request(`${at}/transcoding`, { method: 'POST', ...asJson(body) });
  expect((await transcode(moderator, { transcodingType: 'hls' })).status).toBe(403);
  expect((await transcode(root, { transcodingType: 'dash' })).status).toBe(400);
  const [first, second] = await Promise.all([
    transcode(root, { transcodingType: 'hls', forceTranscoding: true }),
    transcode(root, { transcodingType: 'hls', forceTranscoding: true }),
  ]);
  expect([first.status, second.status]).toEqual([204, 204]);
  await expect
    .poll(async () => (await details()).streamingPlaylists[0]!.files.length, { timeout: 30_000 })
    .toBe(3);
  await studio.watchToTheEnd(uuid);
  await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBe(3);
  const kept = (await stored()).filter((name) => former.includes(name));
  expect(kept).toEqual([expect.stringMatching('-240-fragmented.mp4$')]); // what is removed late is none of the others

  // the source, which is all there is beside them
  expect(await remove(root, `web-videos/${id}`)).toBe(404);
  expect(await remove(root, `web-videos/${sources[0]!.id}`)).toBe(204);
  expect((await details()).files).toEqual([]);
  expect(await remove(root, 'web-videos')).toBe(400);
  expect((await transcode(root, { transcodingType: 'hls' })).status).toBe(400); // there is nothing to make it of
});

test('a video is not transcoded twice at once, unless somebody insists; a hidden one has no files', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [owner, other] = [await join('owner'), await join('other')];
  const studio = await openStudio(owner);
  await root.request('/api/v1/jobs/pause', { method: 'POST' });
  const { uuid } = await studio.upload(await clip('mp4', FILM), { privacy: '3' });
  const at = `/api/v1/videos/${uuid}`;
  const transcode = async (forceTranscoding: boolean) =>
    root.request(`${at}/transcoding`, {
      method: 'POST',
      ...asJson({ transcodingType: 'web-video', forceTranscoding }),
    });
  expect((await transcode(false)).status).toBe(204); // nothing had been planned yet
  const refused = await transcode(false);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'video_already_being_transcoded' });
  expect((await transcode(true)).status).toBe(204);
  await root.request('/api/v1/jobs/resume', { method: 'POST' });
  await studio.watchToTheEnd(uuid);

  // what a video is made of stays while it is needed
  await root.request('/api/v1/jobs/pause', { method: 'POST' });
  expect((await transcode(false)).status).toBe(204);
  for (const path of ['source/file', 'web-videos'])
    expect((await root.request(`${at}/${path}`, { method: 'DELETE' })).status).toBe(409);
  await root.request('/api/v1/jobs/resume', { method: 'POST' });
  await studio.watchToTheEnd(uuid);

  const { streamingPlaylists } = (await (await root.request(at)).json()) as Details;
  const [{ id }] = streamingPlaylists[0]!.files as [File];
  expect((await node.request(`${at}/metadata/${id}`)).status).toBe(401);
  const path = `/download/videos/generate/${uuid}?videoFileIds=${id}`;
  const forged = { headers: { authorization: 'Bearer toto' } };
  expect((await node.request(path)).status).toBe(401);
  expect((await node.request(path, forged)).status).toBe(401);
  expect((await node.request(`${path}&videoFileToken=toto`)).status).toBe(403);
  expect((await other.request(path)).status).toBe(403);
  const { fileDownloadUrl } = (await (await root.request(`${at}/source`)).json()) as Source;
  const source = new URL(fileDownloadUrl).pathname;
  expect((await node.request('/download/original-video-files/hello.mp4')).status).toBe(404);
  expect((await node.request(source.replace(/\w+$/, 'mkv'))).status).toBe(404);
  expect((await node.request(source)).status).toBe(401);
  expect((await node.request(`${source}?videoFileToken=toto`)).status).toBe(403);
  expect((await node.request(source, forged)).status).toBe(401);
  expect((await other.request(source)).status).toBe(403);
  const own = await root.request(path);
  expect(own.status).toBe(200);
  await own.arrayBuffer();
});

import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip, PICTURE, SOUND, webReadyClip } from '../../../test/support/clips.ts';
import { gifOf } from '../../../test/support/gif.ts';
import { openFfmpeg } from '../../platform/ffmpeg.ts';
import { probeSource } from './probe.ts';

const ffmpeg = openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
const probe = (file: string) => probeSource(file, { ffmpeg, signal: new AbortController().signal });

const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';

async function written(name: string, content: string | Buffer) {
  const file = join(tmpdir(), `tributary-probe-${process.pid}-${name}`);
  await writeFile(file, content);
  return file;
}

test('a plain video is described', async () => {
  expect(await probe(await webReadyClip())).toMatchObject({
    formatName: 'mov,mp4,m4a,3gp,3g2,mj2',
    durationSeconds: 2,
    video: { codec: 'h264', width: 320, height: 180, framesPerSecond: 25, isConstantRate: true },
    audio: { codec: 'aac', channels: 1, sampleRateHz: 48_000 },
  });
});

test('a rotated picture is as high as it is shown', async () => {
  const file = await clip('mp4', `${PICTURE} ${H264} -metadata:s:v rotate=90`);
  const turned = await clip('mp4', `-i ${file} -c copy -metadata:s:v rotate=90`);

  const { video } = await probe(turned);

  expect(video).toMatchObject({ width: 180, height: 320 });
  expect(video!.rotationDegrees % 180).toBe(90);
});

test('pixels that are not square are shown as wide as they are meant', async () => {
  const { video } = await probe(await clip('mp4', `${PICTURE} -vf setsar=4/3 ${H264}`));

  expect(video).toMatchObject({ width: 427, height: 180 });
});

test('a rate that varies is noticed', async () => {
  const file = await clip(
    'mp4',
    `-f lavfi -i testsrc=d=3:s=320x180:r=30,select='not(mod(n\\,3))+gt(n\\,45)' -fps_mode vfr ${H264}`,
  );

  const { video } = await probe(file);

  expect(video!.isConstantRate).toBe(false);
  expect(video!.framesPerSecond).toBeLessThan(30);
});

test('of forty sound tracks the default one is taken', async () => {
  const maps = Array.from({ length: 40 }, () => '-map 1:a').join(' ');
  const file = await clip(
    'mp4',
    `${PICTURE} ${SOUND} -map 0:v ${maps} ${H264} -c:a aac -disposition:a:0 0 -disposition:a:7 default`,
  );

  expect((await probe(file)).audio!.index).toBe(8);
});

test('a cover is no video', async () => {
  const cover = await clip('png', '-f lavfi -i color=red:s=600x600 -frames:v 1');
  const file = await clip(
    'mp3',
    `${SOUND} -i ${cover} -map 0:a -map 1:v -c:a libmp3lame -disposition:v attached_pic`,
  );

  const facts = await probe(file);

  expect(facts.video).toBeUndefined();
  expect(facts.audio).toMatchObject({ codec: 'mp3' });
});

test('a recording that does not know its length is measured', async () => {
  const file = await clip('webm', `${PICTURE} -c:v libvpx -f webm -live 1`);

  const facts = await probe(file);

  expect(facts.durationSeconds).toBeCloseTo(2, 0);
  expect(facts.bitsPerSecond).toBeGreaterThan(0);
});

test('a recording whose picture is damaged, and which does not know its length, is refused in words', async () => {
  const vp9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus';
  const file = await clip('webm', `${PICTURE} ${SOUND} ${vp9} -f webm -live 1`);
  const bytes = await readFile(file);
  bytes.write('V_VP?', bytes.indexOf('V_VP9'));
  const width = Buffer.from([0xb0, 0x82, 320 >> 8, 320 & 0xff]); // EBML: PixelWidth, two bytes
  bytes.fill(0, bytes.indexOf(width) + 2, bytes.indexOf(width) + 4);

  await expect(probe(await written('damaged.webm', bytes))).rejects.toMatchObject({
    code: 'unreadable_media',
  });
});

test('a file that claims many minutes and holds next to nothing is refused in words', async () => {
  const jump = String.raw`-bsf:v setts=ts=if(eq(N\,30)\,TS+7e5\,TS)`; // to twelve minutes
  const file = await clip('mkv', `${PICTURE} -c:v mpeg4 -bf 0 ${jump}`);

  await expect(probe(file)).rejects.toMatchObject({
    code: 'unreadable_media',
    message: expect.stringMatching(/^This file says it lasts 12 minutes, but holds \d+ kB: /),
  });
});

test('a picture that stands for a quarter of an hour is taken', async () => {
  const slide = '-f lavfi -i color=d=900:s=64x36:r=1/3 -c:v libx264 -preset ultrafast -g 999';

  expect(await probe(await clip('mkv', slide))).toMatchObject({ durationSeconds: 900 });
});

test('a picture of two pixels is refused in words', async () => {
  const file = await clip('mp4', '-f lavfi -i color=s=2x2:d=1 -c:v libx264 -pix_fmt yuv444p');

  await expect(probe(file)).rejects.toMatchObject({
    code: 'unreadable_media',
    message: 'The picture is 2 × 2 pixels. It must be at least 16 pixels on each side.',
  });
});

test('a file that says it lasts for days is refused in words', async () => {
  const file = await clip('mp4', `-f lavfi -i testsrc=d=${48 * 3600}:s=320x180:r=1/7200 ${H264}`);

  await expect(probe(file)).rejects.toMatchObject({
    code: 'unreadable_media',
    message: expect.stringContaining('48 hours'),
  });
});

test.each([
  ['nothing at all', ''],
  ['a program', Buffer.from('MZ\x90\0\x03\0\0\0PE\0\0'.repeat(50), 'latin1')],
  ['a text', 'Once upon a time there was no video.\n'.repeat(100)],
  [
    'an HLS playlist',
    '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:2,\n/etc/hostname\n#EXT-X-ENDLIST\n',
  ],
  ['a concat list', "ffconcat version 1.0\nfile '/etc/hostname'\n"],
  ['a DASH manifest', '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>'],
  [
    'a session description',
    'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n',
  ],
  ['a stream’s address', 'http://127.0.0.1:9/film.mp4\n'],
  ['a graph of filters', 'movie=/etc/hostname[out0]\n'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>'],
])('%s is no media, whatever it is called', async (name, content) => {
  const file = await written(`${name.replaceAll(' ', '-')}.mp4`, content);

  await expect(probe(file)).rejects.toMatchObject({ code: 'unreadable_media' });
});

test('neither a picture nor a sound, but subtitles, is refused', async () => {
  const subtitles = await written('only.srt', '1\n00:00:00,000 --> 00:00:01,000\nHello\n');
  const file = await clip('mkv', `-i ${subtitles} -c:s srt`);

  await expect(probe(file)).rejects.toMatchObject({ code: 'unreadable_media' });
});

test('an animation of a hundred thousand pictures is taken while they are small', async () => {
  const small = await written('small.gif', gifOf(100_000, { width: 64, height: 64 }));
  expect(await probe(small)).toMatchObject({ durationSeconds: 2000, video: { codec: 'gif' } });

  const large = await written('large.gif', gifOf(100_000, { width: 4000, height: 4000 }));
  await expect(probe(large)).rejects.toMatchObject({
    code: 'unreadable_media',
    message: expect.stringContaining('100000 pictures of 4000 × 4000 pixels'),
  });
});

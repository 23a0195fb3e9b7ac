import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { clip, PICTURE, SOUND } from '../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { detailsOf, openStudio } from '../../test/support/studio.ts';

const run = promisify(execFile);
const MOVING = '-f lavfi -i testsrc2=d=2:s=320x180';
const X264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';
const HDR = 'colorprim=bt2020:colormatrix=bt2020nc';

/** The same picture as screens of great brightness are sent it. */
const brilliant = (transfer: string) =>
  clip(
    'mp4',
    `${MOVING}:r=25 -pix_fmt yuv420p10le -c:v libx265 -preset ultrafast -x265-params log-level=none:transfer=${transfer}:${HDR} ` +
      `-color_primaries bt2020 -color_trc ${transfer} -colorspace bt2020nc`,
  );

const sources = {
  interlaced: () =>
    clip(
      'mp4',
      `${MOVING}:r=50 -vf tinterlace=interleave_top,fieldorder=tff ${X264} -flags +ildct+ilme -x264opts tff=1`,
    ),
  hdr10: () => brilliant('smpte2084'),
  hlg: () => brilliant('arib-std-b67'),
  alpha: () => clip('mov', `${MOVING}:r=25 -vf format=yuva444p10le -c:v prores_ks`),
  unseen: () =>
    clip('mov', '-f lavfi -i color=white@0:d=2:s=320x180:r=25,format=yuva444p10le -c:v prores_ks'),
  gif: () => clip('gif', `${MOVING}:r=10`),
  odd: () => clip('webm', '-f lavfi -i testsrc2=d=2:s=321x181:r=25 -c:v libvpx-vp9 -cpu-used 8'),
  surround: () => clip('mkv', `${PICTURE} ${SOUND} ${X264} -ac 6 -c:a ac3`),
};

/** What ffprobe says of the first streams of a file. */
async function streamsOf(file: string) {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', file]);
  return (JSON.parse(stdout) as { streams: Record<string, unknown>[] }).streams;
}

/** How bright a picture is on average, from 0 to 255. */
async function brightnessOf(file: string): Promise<number> {
  const filter = 'signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-';
  const args = ['-v', 'error', '-i', file, '-frames:v', '1', '-vf', filter, '-f', 'null', '-'];
  const { stdout } = await run('ffmpeg', args);
  return Number(/YAVG=([\d.]+)/.exec(stdout)![1]);
}

test('whatever people have becomes a plain, steady, opaque picture and stereo sound', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { upload, watchToTheEnd } = await openStudio(root);
  const made = async (file: string) => {
    const { uuid } = await upload(file);
    const told = await watchToTheEnd(uuid);
    expect(told.at(-1)).toMatchObject({ state: { id: 1 }, stage: 'done' });
    const [file0] = (await detailsOf(root, uuid)).streamingPlaylists[0]!.files;
    const streams = await streamsOf(file0!.fileUrl);
    return { told, fileUrl: file0!.fileUrl, video: streams[0]!, audio: streams[1] };
  };

  const interlaced = await made(await sources.interlaced());
  expect(interlaced.told.map(({ stage }) => stage)).not.toContain('copying');
  expect(interlaced.video).toMatchObject({ field_order: 'progressive', avg_frame_rate: '25/1' });

  for (const source of [sources.hdr10, sources.hlg]) {
    const { video, fileUrl } = await made(await source());
    const plain = { color_transfer: 'bt709', color_primaries: 'bt709' };
    expect(video).toMatchObject({ pix_fmt: 'yuv420p', ...plain });
    expect(await brightnessOf(fileUrl)).toBeGreaterThan(40);
  }

  expect((await made(await sources.alpha())).video['pix_fmt']).toBe('yuv420p');
  expect(await brightnessOf((await made(await sources.unseen())).fileUrl)).toBeLessThan(20); // on black
  expect((await made(await sources.gif())).video['codec_name']).toBe('h264');
  expect((await made(await sources.odd())).video).toMatchObject({ width: 320, height: 180 });
  expect((await made(await sources.surround())).audio).toMatchObject({
    codec_name: 'aac',
    channels: 2,
  });
}, 240_000);

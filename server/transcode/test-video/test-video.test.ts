import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { openFfmpeg } from '../../platform/ffmpeg.ts';

const PATH = '/api/v1/transcoding/test-video';

async function givenAdministrator() {
  const node = await startTestNode();
  return node.signIn('root', ADMIN_PASSWORD);
}

/** What ffprobe says of the file in an answer. */
async function probed(response: Response) {
  const file = join(tmpdir(), `tributary-test-video-${process.pid}.mp4`);
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  return openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' }).probe(file);
}

test('an administrator gets a video that speaks', async () => {
  const root = await givenAdministrator();

  const response = await root.request(`${PATH}?seconds=2&height=90&words=To+the+sea%2C+it's+said`);

  expect(response.headers.get('content-type')).toBe('video/mp4');
  expect(await probed(response)).toMatchObject({
    streams: [{ codec_name: 'h264', width: 160, height: 90 }, { codec_name: 'aac' }],
    format: { duration: '2.000000' },
  });
});

test('one is made at a time, and what is asked for has limits', async () => {
  const root = await givenAdministrator();

  const [first, second] = await Promise.all([
    root.request(`${PATH}?seconds=4&height=180`),
    root.request(`${PATH}?seconds=4&height=180`),
  ]);

  expect(new Set([first.status, second.status])).toEqual(new Set([200, 429]));
  expect((await root.request(`${PATH}?seconds=1&height=90`)).status).toBe(200);
  expect((await root.request(`${PATH}?seconds=61`)).status).toBe(400);
});

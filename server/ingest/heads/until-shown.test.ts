import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { webReadyClip } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { channelIdOf } from '../../../test/support/uploads.ts';

const PATIENCE_MS = 4_000;

test('who uploads is answered once the video can be watched, and where nothing is made all the same', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const channelId = String(await channelIdOf(root));
  const file = await readFile(await webReadyClip());
  const isShown = async (uuid: string) => (await node.request(`/api/v1/videos/${uuid}`)).ok;

  const inOneForm = async (headers: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ channelId, name: 'Dawn', privacy: '1' }))
      body.set(name, value);
    body.set('videofile', new Blob([file]), 'dawn.mp4');
    const path = '/api/v1/videos/upload';
    const answer = await root.request(path, { method: 'POST', headers, body });
    return ((await answer.json()) as { video: { uuid: string } }).video.uuid;
  };
  const inParts = async () => {
    const begun = await root.request('/api/v1/videos/upload-resumable', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-upload-content-length': String(file.length),
      },
      body: JSON.stringify({ channelId, name: 'Dusk', privacy: 1, filename: 'dusk.mp4' }),
    });
    const headers = { 'content-range': `bytes 0-${file.length - 1}/${file.length}` };
    const path = begun.headers.get('location')!;
    const answer = await root.request(path, { method: 'PUT', headers, body: new Blob([file]) });
    return ((await answer.json()) as { video: { uuid: string } }).video.uuid;
  };
  for (const upload of [inOneForm, inParts]) {
    const begun = performance.now();
    const uuid = await upload();
    const isLate = performance.now() - begun > PATIENCE_MS; // of a machine that has much else to do
    expect(isLate || (await isShown(uuid))).toBe(true); // to anybody
  }

  await root.request('/api/v1/jobs/pause', { method: 'POST' });
  for (const headers of [{}, { prefer: 'respond-async' }])
    expect(await isShown(await inOneForm(headers))).toBe(false);
});

import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { webReadyClip } from '../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { asJson } from '../../test/support/people.ts';
import { channelIdOf } from '../../test/support/uploads.ts';

const UPLOAD = '/api/v1/videos/upload';

test('administrators choose whether other files than those browsers play can be uploaded', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const channelId = await channelIdOf(root);
  const clip = new Blob([await readFile(await webReadyClip())]);
  const allow = (transcoding: object) =>
    root.request('/api/v1/config/custom', { method: 'PUT', ...asJson({ transcoding }) });

  const inOneForm = async (filename: string) => {
    const body = new FormData();
    body.set('channelId', String(channelId));
    body.set('name', 'Dawn');
    body.set('videofile', clip, filename);
    const headers = { prefer: 'respond-async' };
    return (await root.request(UPLOAD, { method: 'POST', headers, body })).status;
  };
  const inParts = async (filename: string) => {
    const headers = { 'x-upload-content-length': '1000', 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'Dawn', channelId, filename });
    return (await root.request(`${UPLOAD}-resumable`, { method: 'POST', headers, body })).status;
  };
  const byTus = async (filename: string) => {
    const headers = {
      'tus-resumable': '1.0.0',
      'upload-length': '1000',
      'upload-metadata': `filename ${Buffer.from(filename).toString('base64')}`,
    };
    return (await root.request('/api/v1/uploads', { method: 'POST', headers })).status;
  };
  const extensions = async () => {
    const config = await (await node.request('/api/v1/config')).json();
    return (config as { video: { file: { extensions: string[] } } }).video.file.extensions;
  };
  const heads = [inOneForm, inParts, byTus];

  for (const upload of heads) expect(await upload('dawn.mkv')).toBeLessThan(300);
  await allow({ allowAdditionalExtensions: false });
  for (const upload of heads) {
    for (const name of ['dawn.mkv', 'dawn']) expect(await upload(name)).toBe(415);
    for (const name of ['DAWN.MP4', 'dawn.flac']) expect(await upload(name)).toBeLessThan(300);
  }
  await allow({ allowAudioFiles: false });
  for (const upload of heads)
    for (const name of ['dawn.flac', 'dawn.ogg']) expect(await upload(name)).toBe(415);
  expect(await extensions()).toEqual(['.mp4', '.webm', '.ogv']);
  await allow({ allowAdditionalExtensions: true });
  for (const upload of heads) {
    for (const name of ['dawn.flac', 'dawn.ac3']) expect(await upload(name)).toBe(415);
    for (const name of ['dawn.ogg', 'dawn.vob']) expect(await upload(name)).toBeLessThan(300);
  }
  await allow({ allowAudioFiles: true });
  const all = await extensions();
  expect(all).toEqual([...new Set(all)]);
  expect(all).toEqual(expect.arrayContaining(['.mkv', '.ogg', '.oga']));
});

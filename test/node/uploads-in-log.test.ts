import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { webReadyClip } from '../support/clips.ts';
import { ADMIN_PASSWORD } from '../support/node.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { channelIdOf } from '../support/uploads.ts';

test('the log names each video that came, and is read by its UUID', async () => {
  const node = await startNodeProcess({ LOG_LEVEL: 'info' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const form = new FormData();
  form.set('name', 'Herons');
  form.set('channelId', String(await channelIdOf(root)));
  form.set('videofile', new Blob([await readFile(await webReadyClip())]), 'dawn.mp4');
  const uploaded = await root.request('/api/v1/videos/upload', { method: 'POST', body: form });
  const { video } = (await uploaded.json()) as { video: { uuid: string } };

  const read = async (query: string) => {
    const response = await root.request(`/api/v1/server/logs?startDate=2020-01-01&${query}`);
    return (await response.json()) as { message: string; tags: string[] }[];
  };
  const [line, ...others] = await read(`tagsOneOf=${video.uuid}`);
  expect(line).toMatchObject({ level: 'info', tags: [video.uuid] });
  expect(line!.message).toContain('Video with name Herons');
  expect(others).toEqual([]);
  expect(await read('tagsOneOf=toto')).toEqual([]);
  const warnings = await read('level=warn');
  expect(JSON.stringify(warnings)).not.toContain('Herons');
}, 120_000);

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

import { expect, test } from 'vitest';

import { webReadyClip } from '../support/clips.ts';
import { ADMIN_PASSWORD } from '../support/node.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { channelIdOf } from '../support/uploads.ts';

test('asked to stop, a node lets a request under way end, takes no other, and ends well', async () => {
  const node = await startNodeProcess();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const form = new FormData();
  form.set('channelId', String(await channelIdOf(root)));
  form.set('name', 'Sent while the node stops');
  form.set('videofile', new Blob([await readFile(await webReadyClip())]), 'clip.mp4');
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  const upload = request(`${node.url}/api/v1/videos/upload`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${root.token}`,
      'content-type': encoded.headers.get('content-type')!,
      'content-length': body.length,
    },
  });
  await new Promise((resolve) => upload.write(body.subarray(0, body.length / 2), resolve));

  node.terminate();
  await expect
    .poll(() =>
      node.request('/api/v1/ping').then(
        ({ status }) => status,
        () => 'refused',
      ),
    )
    .toBe('refused');
  const answered = once(upload, 'response') as Promise<[IncomingMessage]>;
  upload.end(body.subarray(body.length / 2));
  const [response] = await answered;

  expect(await text(response)).toContain('"uuid"');
  expect(response.statusCode).toBe(200);
  expect(await node.died()).toBe(0);
}, 120_000);

import { readFile } from 'node:fs/promises';

import { expect, onTestFinished, test } from 'vitest';

import { webReadyClip } from '../../../test/support/clips.ts';
import { ADMIN_PASSWORD, startTestNode, type TestNode } from '../../../test/support/node.ts';
import { channelIdOf } from '../../../test/support/uploads.ts';
import { openDatabase } from '../../platform/db.ts';
import { silentLog } from '../../platform/log.ts';
import { openUntilShown } from './until-shown.ts';

const PATIENCE_MS = 4_000;
const AT_ONCE = { prefer: 'respond-async' };

/** Somebody who uploads the same film in two ways, and what strangers see of it. */
async function givenUploader(node: TestNode) {
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
  return { root, isShown, inOneForm, inParts };
}

test('who uploads is answered once the video can be watched, and where nothing is made all the same', async () => {
  const { root, isShown, inOneForm, inParts } = await givenUploader(await startTestNode());
  for (const upload of [inOneForm, inParts]) {
    const begun = performance.now();
    const uuid = await upload();
    const isLate = performance.now() - begun > PATIENCE_MS; // of a machine that has much else to do; see below
    expect(isLate || (await isShown(uuid))).toBe(true); // to anybody
  }

  await root.request('/api/v1/jobs/pause', { method: 'POST' });
  for (const headers of [{}, AT_ONCE]) expect(await isShown(await inOneForm(headers))).toBe(false);
});

test('it is the publishing that ends the waiting, not the patience', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { isShown, inOneForm } = await givenUploader(node);
  const database = openDatabase(node.connection, silentLog);
  onTestFinished(database.close);
  const patienceSeconds = 45;
  const untilShown = await openUntilShown({ db: database.db, database }, patienceSeconds);
  const uuid = await inOneForm(AT_ONCE); // nobody makes it yet
  const begun = performance.now();

  const shown = untilShown({ uuid });
  await startTestNode({ ROLES: 'worker' }, { beside: node });
  await shown;

  expect(await isShown(uuid)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(patienceSeconds * 1000);
});

import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { filesBelow, untilIdle } from '../bench/kills/left-over.ts';
import { ask } from '../support/asking.ts';
import type { SignedIn } from '../support/client.ts';
import { webReadyClip } from '../support/clips.ts';
import { openPeople } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { detailsOf, filesOf, openStudio } from '../support/studio.ts';
import { sha256Of } from '../support/uploads.ts';

const KEPT = ['postgres', 'blobs']; // what ops/running.md says to keep a copy of

/** A folder for copies that goes when the test ends. */
async function givenFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-backup-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** What each stored file is, by its name. */
async function hashesBelow(directory: string) {
  const files = (await filesBelow(directory, 'blobs')).toSorted();
  const read = async (file: string) => sha256Of(await readFile(join(directory, file)));
  return Promise.all(files.map(async (file) => [file, await read(file)]));
}

/** What somebody finds on the node: lists, a video with its files as they come over HTTP, and what was said of it. */
async function foundBy(user: SignedIn, uuid: string) {
  const pages = [
    '/videos',
    `/videos/${uuid}`,
    `/videos/${uuid}/comment-threads`,
    '/users/me',
    '/config',
  ];
  const answers = [];
  for (const page of pages) answers.push(await ask(user, `GET ${page}`));
  const played = [];
  for (const { fileUrl } of filesOf(await detailsOf(user, uuid)))
    played.push(sha256Of(new Uint8Array(await (await fetch(fileUrl)).arrayBuffer())));
  return { answers, played };
}

test('a copy of what is to be kept, laid into an empty place, is the whole node', async () => {
  const copy = await givenFolder(); // it goes after who works in it
  const node = await startNodeProcess();
  const ada = await (await openPeople(node)).join('ada');
  const { uuid } = await (await openStudio(ada)).upload(await webReadyClip());
  const state = async () => (await detailsOf(ada, uuid)).state.id;
  await expect.poll(state, { timeout: 60_000 }).toBe(1);
  await ask(ada, `POST /videos/${uuid}/comment-threads`, { text: 'What a river' });
  await untilIdle(node); // pictures, torrents and the rest are made
  const before = await foundBy(ada, uuid);
  expect(before.played).not.toEqual([]);
  expect(before.answers.map(({ status }) => status)).toEqual(before.answers.map(() => 200));

  expect(await node.stop()).toBe(0);
  const hashes = await hashesBelow(node.dataDirectory);
  for (const folder of KEPT)
    await cp(join(node.dataDirectory, folder), join(copy, folder), { recursive: true });
  await rm(node.dataDirectory, { recursive: true });

  await node.start({ DATA_DIR: copy });
  expect(await hashesBelow(copy)).toEqual(hashes);
  expect(await foundBy(ada, uuid)).toEqual(before); // who was signed in still is
  const another = await (await openStudio(ada)).upload(await webReadyClip());
  const isOut = async () => (await detailsOf(ada, another.uuid)).state.id;
  await expect.poll(isOut, { timeout: 60_000 }).toBe(1);
}, 240_000);

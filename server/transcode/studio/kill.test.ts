import { expect, test } from 'vitest';

import { webReadyClip } from '../../../test/support/clips.ts';
import { askEdit, editIn } from '../../../test/support/edits.ts';
import { ADMIN_PASSWORD } from '../../../test/support/node.ts';
import { startNodeProcess } from '../../../test/support/processes/node-process.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';

const DONE = 3;

test('a node killed before it shows a new version shows the old one, and then the new one whole', async () => {
  const node = await startNodeProcess({ FAULT_POINT: 'studio.version-stored' });
  const before = await node.signIn('root', ADMIN_PASSWORD);
  const studio = await openStudio(before);
  const { uuid } = await studio.upload(await webReadyClip());
  await studio.watchToTheEnd(uuid);
  const old = (await detailsOf(before, uuid)).streamingPlaylists[0]!;
  const intro = { name: 'add-intro', options: { file: await webReadyClip() } };
  expect((await askEdit(before, uuid, [intro])).status).toBe(204);
  await node.died();
  await node.start({ FAULT_POINT: '' });

  const root = await node.signIn('root', ADMIN_PASSWORD);
  const shown = await detailsOf(root, uuid);
  expect(shown).toMatchObject({ duration: 2, state: { id: 1 } });
  expect(shown.streamingPlaylists[0]!.playlistUrl).toBe(old.playlistUrl);
  expect((await fetch(old.files[0]!.fileUrl)).status).toBe(200);
  await editIn(root, uuid, DONE);
  const made = await detailsOf(root, uuid);
  expect(made).toMatchObject({ duration: 4, state: { id: 1 } });
  expect((await fetch(made.streamingPlaylists[0]!.files[0]!.fileUrl)).status).toBe(200);
}, 120_000);

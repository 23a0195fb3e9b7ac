import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { broughtIn, exported } from '../../test/support/archives.ts';
import { webReadyClip } from '../../test/support/clips.ts';
import { openInbox } from '../../test/support/mail.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openStudio } from '../../test/support/studio.ts';
import { openUploads } from '../../test/support/uploads.ts';

type Video = { uuid: string; name: string; state: { id: number } };

test('somebody moves to another node with their videos, and each node writes when its part is done', async () => {
  const inbox = await openInbox();
  const settings = { SMTP_URL: inbox.smtpUrl };
  const [old, home] = [await startTestNode(settings), await startTestNode(settings)];
  const alice = await (await openPeople(old)).join('alice');
  const anna = await (await openPeople(home)).join('anna');
  const clip = await webReadyClip();
  const studio = await openStudio(alice);
  const { uuid } = await studio.upload(clip, { name: 'A river', 'tags[]': 'water' });
  await studio.watchToTheEnd(uuid);

  const archive = await exported(alice, true);
  const made = await inbox.next('alice@example.org', 'export archive has been created');
  expect(made.text).toContain(`Hi alice,`);
  expect(made.text).not.toContain('jwt='); // the link to the file opens by itself: it is not for the post

  const ended = await broughtIn(anna, archive);
  expect(ended).toMatchObject({ error: null, summary: { videos: { success: 1, errors: 0 } } });
  const told = await inbox.next('anna@example.org', 'has been brought in');
  expect(told.text).toContain('Hi anna,');

  const mine = async () =>
    ((await (await anna.request('/api/v1/users/me/videos')).json()) as { data: Video[] }).data;
  await expect
    .poll(mine, { timeout: 30_000 })
    .toMatchObject([{ name: 'A river', state: { id: 1 } }]);
  const [video] = await mine();
  expect(video!.uuid).not.toBe(uuid);
  const { bytes } = await openUploads(home).sourceOf(video!.uuid);
  expect(bytes.equals(await readFile(clip))).toBe(true);

  const broken = await broughtIn(anna, Buffer.from('this is no archive at all'));
  expect(broken.error).not.toBeNull();
  const why = await inbox.next('anna@example.org', 'could not be brought in');
  expect(why.text).toContain(broken.error!);
});

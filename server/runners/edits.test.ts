import { join } from 'node:path';

import { expect, test } from 'vitest';

import { webReadyClip } from '../../test/support/clips.ts';
import { askEdit, editIn } from '../../test/support/edits.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { ffmpeg, letRunnersWork, openRunner } from '../../test/support/runner.ts';
import { detailsOf, openStudio } from '../../test/support/studio.ts';

test('a runner makes a new version of a video with the files of its tasks', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const studio = await openStudio(root);
  const { uuid } = await studio.upload(await webReadyClip());
  await studio.watchToTheEnd(uuid);
  await letRunnersWork(root);
  const runner = await openRunner(node, root, 'one');
  const intro = { name: 'add-intro', options: { file: await webReadyClip() } };
  expect((await askEdit(root, uuid, [intro])).status).toBe(204);

  const job = await runner.take();
  expect(job).toMatchObject({
    type: 'video-studio-transcoding',
    payload: { tasks: [{ name: 'add-intro' }] },
  });
  const film = await runner.download(job, job.payload.input.videoFileUrl);
  const clip = await runner.download(job, String(job.payload.tasks![0]!.options['file']));
  expect((await runner.bring(job, film, ['videoFile'])).status).toBe(204); // it did nothing
  await expect
    .poll(() => runner.request(), { timeout: 20_000 })
    .toMatchObject([{ uuid: job.uuid }]);
  expect(await detailsOf(root, uuid)).toMatchObject({ duration: 2 });

  const again = await runner.take();
  const made = join(runner.directory, 'made.mp4');
  const joined = '[0:v][0:a][1:v][1:a]concat=n=2:v=1:a=1[v][a]';
  await ffmpeg(
    `-i ${clip} -i ${film} -filter_complex ${joined} -map [v] -map [a] -c:v libx264 -g 25 -c:a aac ${made}`,
  );
  expect((await runner.bring(again, made, ['videoFile'])).status).toBe(204);
  await editIn(root, uuid, 3);
  expect(await detailsOf(root, uuid)).toMatchObject({ duration: 4, state: { id: 1 } });
});

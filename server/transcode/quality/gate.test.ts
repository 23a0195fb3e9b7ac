import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import { clip, film } from '../../../test/support/clips.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openStudio } from '../../../test/support/studio.ts';

const LONG = { timeout: 120_000 };
const X264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -shortest';
const BLACK = `-f lavfi -i color=black:d=4:s=320x180:r=25 -f lavfi -i anullsrc -t 4 ${X264}`;
const GOOD = `${film({ seconds: 4 })} ${X264}`;

test('a video with grave faults waits, with timecodes, until a moderator lets it in', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [ann, mod] = [await join('ann'), await join('mod', 'moderator')];
  const gate = asJson({ transcoding: { qualityGate: { enabled: true } } });
  expect((await root.request('/api/v1/config/custom', { method: 'PUT', ...gate })).ok).toBe(true);
  const { upload } = await openStudio(ann);
  const statusOf = async (asker: Pick<typeof ann, 'request'>, path: string) =>
    (await asker.request(path)).status;

  const good = await upload(await clip('mp4', GOOD));
  const black = await upload(await clip('mp4', BLACK));
  const page = `/api/v1/videos/${black.uuid}`;
  for (const { uuid } of [good, black]) {
    const report = `/api/v1/videos/${uuid}/quality-report`;
    await expect.poll(() => statusOf(ann, report), LONG).toBe(200);
  }
  await expect.poll(() => statusOf(node, page), LONG).toBe(401);

  const reason =
    'It did not pass the quality gate: black 0:00–0:04; frozen 0:00–0:04; silent 0:00–0:04.';
  const held = { blacklisted: true, blacklistedReason: reason };
  expect(await (await ann.request(page)).json()).toMatchObject(held);
  const waiting = await mod.request('/api/v1/videos/blacklist?type=2');
  expect(await waiting.json()).toMatchObject({ total: 1, data: [{ type: 2, reason }] });
  expect(await (await mod.request(`${page}/quality-report`)).json()).toMatchObject({
    graveFaults: [{ kind: 'black' }, { kind: 'frozen' }, { kind: 'silent' }],
  });
  expect(await statusOf(node, `/api/v1/videos/${good.uuid}`)).toBe(200);

  expect((await mod.request(`${page}/blacklist`, { method: 'DELETE' })).status).toBe(204);

  expect(await statusOf(node, page)).toBe(200);
  expect(await actsOf(root, 'mod')).toMatchObject([
    { action: 'delete', domain: 'video-block', subjectId: String(black.id) },
  ]);
  const again = { method: 'POST', ...asJson({ transcodingType: 'hls', forceTranscoding: true }) };
  const { madeAt } = (await (await mod.request(`${page}/quality-report`)).json()) as Made;
  expect((await root.request(`${page}/transcoding`, again)).status).toBe(204);
  await expect
    .poll(async () => (await mod.request(`${page}/quality-report`)).json(), LONG)
    .not.toMatchObject({ madeAt });
  expect(await statusOf(node, page)).toBe(200);
}, 300_000);

type Made = { madeAt: string };

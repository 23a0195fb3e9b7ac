import { expect, test } from 'vitest';

import { clip } from '../../../test/support/clips.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { detailsOf, openStudio } from '../../../test/support/studio.ts';

const FILM = '-f lavfi -i testsrc2=d=4:s=320x180:r=25 -an -c:v mpeg4';
const MANY = 6;

test('who brings many videos at once does not keep others waiting for their first', async () => {
  const node = await startTestNode({ ROLES: 'web' });
  const { root, join } = await openPeople(node);
  const bob = await join('bob');
  const file = await clip('mkv', FILM);
  const [ofMany, ofOne] = [await openStudio(root), await openStudio(bob)];
  const many: string[] = [];
  for (let n = 0; n < MANY; n++) many.push((await ofMany.upload(file)).uuid);
  const { uuid: one } = await ofOne.upload(file);

  await startTestNode({}, { beside: node });
  for (const uuid of many) await ofMany.watchToTheEnd(uuid);
  await ofOne.watchToTheEnd(one);
  const published = async (uuid: string) =>
    Date.parse(((await detailsOf(root, uuid)) as unknown as { publishedAt: string }).publishedAt);
  const times = await Promise.all(many.map(published));
  const whenOne = await published(one);
  expect(times.filter((time) => time < whenOne).length).toBeLessThan(MANY / 2);
}, 240_000);

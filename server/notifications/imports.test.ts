import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import { webReadyClip } from '../../test/support/clips.ts';
import { openImports } from '../../test/support/imports.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openOtherSite } from '../../test/support/other-site.ts';
import { openPeople } from '../../test/support/people.ts';

test('who imports hears how it ended, each time it was tried', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const [ann, bob] = [await join('ann'), await join('bob')];
  const told = async (who: typeof ann) => {
    const path = 'GET /users/me/notifications?sort=createdAt&typeOneOf[]=7&typeOneOf[]=8';
    return ((await ask(who, path)).body as { data: object[] }).data;
  };
  const imports = openImports(ann);
  const site = await openOtherSite();
  const film = site.file('/film.mp4', await readFile(await webReadyClip()));

  const { id, video } = await imports.begin(`${site.url}/absent.mp4`);
  await imports.until(id, 3);
  const failed = { type: 8, videoImport: { id, targetUrl: `${site.url}/absent.mp4` } };
  await expect
    .poll(() => told(ann))
    .toMatchObject([{ ...failed, videoImport: { video: { uuid: video!.uuid } } }]);
  expect(await imports.act(id, 'retry')).toBe(204);
  await expect.poll(() => told(ann), { timeout: 30_000 }).toMatchObject([failed, failed]);
  const good = await imports.begin(film);
  await expect
    .poll(() => told(ann), { timeout: 60_000 })
    .toMatchObject([failed, failed, { type: 7, videoImport: { id: good.id } }]);
  await imports.remove(id);
  await expect.poll(() => told(ann)).toHaveLength(1); // what it is about takes it along
  expect(await told(bob)).toEqual([]);
}, 120_000);

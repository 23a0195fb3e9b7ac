import { expect, test } from 'vitest';

import { openImports } from '../../../test/support/imports.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openOtherSite } from '../../../test/support/other-site.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { channelIdOf } from '../../../test/support/uploads.ts';
import { ImportState } from './import-state.ts';

test('an import into a channel is in the list of its owner, and of who helps to run it when asked for', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const [alice, bob, eve] = [await join('alice'), await join('bob'), await join('eve')];
  const [alices, bobs] = [openImports(alice), openImports(bob)];
  const target = (await openOtherSite()).on('/gone.mp4', (_, response) => {
    response.writeHead(404).end();
  });
  const handle = '/api/v1/video-channels/alice_channel/collaborators';
  const invite = asJson({ accountHandle: 'bob' });
  const invited = await alice.request(`${handle}/invite`, { method: 'POST', ...invite });
  const { collaborator } = (await invited.json()) as { collaborator: { id: number } };
  await bob.request(`${handle}/${collaborator.id}/accept`, { method: 'POST' });

  const { id: hers } = await alices.begin(target);
  const { id: his } = await bobs.begin(target, { channelId: await channelIdOf(alice) });
  for (const id of [hers, his]) await alices.until(id, ImportState.failed);
  expect(await alices.list('?sort=id')).toMatchObject({
    total: 2,
    data: [{ id: hers }, { id: his }],
  });
  expect(await bobs.list()).toMatchObject({ total: 1, data: [{ id: his }] });
  expect(await bobs.list('?includeCollaborations=true')).toMatchObject({ total: 2 });
  expect(await openImports(eve).list('?includeCollaborations=true')).toMatchObject({ total: 0 });
});

import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../test/support/contract.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';

test('videos look as a PeerTube server shows them', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const video = await openCatalog(node).givenVideo(root, { tags: ['river'] });
  const ask = async (path: string) => {
    const response = await root.request(`/api/v1${path}`);
    expect(response.status).toBe(200);
    return response.json();
  };
  expectShape(await ask('/videos'), recorded('api-videos'));
  expectShape(await ask(`/videos/${video.uuid}`), recorded('api-videos-detail'));
  expectShape(await ask('/users/me/videos'), recorded('api-users-me-videos'));
});

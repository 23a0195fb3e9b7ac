import { expect, test } from 'vitest';

import { explain } from '../../../test/support/explain.ts';
import { givenManyVideos } from '../../../test/support/many-videos.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { announced, NEWEST_FIRST } from './outbox-queries.ts';

test('a page of an outbox is read from an index however many videos there are', async () => {
  const { db } = openCatalog(await startTestNode());
  const channelId = await givenManyVideos(db, 20_000);
  const planOf = (of: Parameters<typeof announced>[1]) =>
    explain(
      db,
      announced(db, of)
        .orderBy(...NEWEST_FIRST)
        .limit(10),
    );
  expect(await planOf('node')).toContain('videos_listed_published');
  expect(await planOf({ channelId })).toContain('videos_channel_published');
});

import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { findVideo } from '../index.ts';
import { countView, sumRecentViews } from './queries.ts';
import { viewDays } from './tables.ts';

test('views count for the video, and as recent ones for a week', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const { id } = await givenVideo(root);
  const views = async () => {
    const { video } = (await findVideo(db, id))!;
    return { all: video.views, recent: video.recentViews };
  };

  await countView(db, id);
  await countView(db, id, 2);
  expect(await views()).toEqual({ all: 3, recent: 3 });

  await sumRecentViews(db);
  expect(await views()).toEqual({ all: 3, recent: 3 });

  await db.update(viewDays).set({ day: '2020-01-01' });
  await sumRecentViews(db);
  expect(await views()).toEqual({ all: 3, recent: 0 });
});

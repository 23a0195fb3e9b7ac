import { expect, test } from 'vitest';

import { explain } from '../../../test/support/explain.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { threadsOf } from './thread-queries.ts';

test('of each comment the policy for the node of its author is read once', async () => {
  const { db } = openCatalog(await startTestNode());
  const page = { start: 0, count: 20, sort: { field: 'createdAt', descending: true } } as const;
  const plan = await explain(db, threadsOf(db, 1, page, { viewer: undefined, manages: false }));
  expect(plan.match(/ on domain_policies/g)).toHaveLength(1);
});

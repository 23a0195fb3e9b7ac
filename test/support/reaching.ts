import { onTestFinished } from 'vitest';

import type { Reaching } from '../../federation/fetch/fetch-object.ts';
import { ANYWHERE, openFetch } from '../../server/platform/fetch/index.ts';
import type { TestNode } from './node.ts';
import { openTestDatabase } from './test-database.ts';
import { hostOf } from './two-nodes.ts';

/** What a node reaches others with, as a test uses it in its place: with its keys, and by its policies. */
export function reachingAs(node: TestNode): Reaching {
  const publicUrl = new URL(`http://${hostOf(node)}`);
  const fetch = openFetch(ANYWHERE, { publicUrl });
  onTestFinished(() => fetch.close());
  return { db: openTestDatabase(node), fetch, publicUrl };
}

import { expect, onTestFinished } from 'vitest';

import { CATALOG_CHANGES } from '../../server/catalog/index.ts';
import { openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import type { TestNode } from './node.ts';
import { eventually } from './two-nodes.ts';

/** What is told where what is remembered of all videos is old. */
export const OF_ALL = '';

/** Listens to what a node tells of its catalog; answers what was told since it was asked last. */
export async function hearChanges(node: TestNode): Promise<() => Promise<string[]>> {
  const database = openDatabase(node.connection, silentLog);
  onTestFinished(database.close);
  const heard: string[] = [];
  await database.listen(CATALOG_CHANGES, (change) => void heard.push(change));
  const hear = async () => {
    const marker = crypto.randomUUID(); // what was told before it was heard before it
    await database.db.execute(`select pg_notify('${CATALOG_CHANGES}', '${marker}')`);
    await eventually(async () => expect(heard).toContain(marker));
    return heard.splice(0).filter((change) => change !== marker);
  };
  await hear(); // who begins to listen is told that all is old
  return hear;
}

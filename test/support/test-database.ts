import { onTestFinished } from 'vitest';

import { openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import type { TestNode } from './node.ts';

/** A test node's own database, for what no request can bring about. */
export function openTestDatabase(node: TestNode) {
  const { db, close } = openDatabase(node.connection, silentLog);
  onTestFinished(close);
  return db;
}

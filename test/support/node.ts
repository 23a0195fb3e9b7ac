import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { startNode } from '../../server/node.ts';
import { readConfig } from '../../server/platform/config.ts';
import { silentLog } from '../../server/platform/log.ts';
import { openClient } from './client.ts';
import { createTestDatabase } from './database.ts';

export const ADMIN_PASSWORD = 'correct horse';

/**
 * A whole node, as `npm start` runs it: real HTTP, real jobs, its own database and data directory. It stops, and all of
 * it goes, when the test ends.
 */
export async function startTestNode(settings: NodeJS.ProcessEnv = {}) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tributary-'));
  const database = await createTestDatabase();
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDirectory,
    ADMIN_PASSWORD,
    FEDERATION_ALLOW_PRIVATE: 'true',
    ...settings,
  });
  const node = await startNode(
    { ...config, database: database.connection, checksAnswers: true },
    silentLog,
  );
  onTestFinished(async () => {
    await node.stop();
    await database.drop();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${node.port}`;
  return {
    url,
    dataDirectory,
    connection: database.connection,
    stop: node.stop,
    ...openClient(url),
  };
}

export type TestNode = Awaited<ReturnType<typeof startTestNode>>;

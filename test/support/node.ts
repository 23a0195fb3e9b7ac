import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { federation } from '../../federation/index.ts';
import { startNode } from '../../server/node.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Connection } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import { openClient } from './client.ts';
import { createTestDatabase } from './database.ts';

export const ADMIN_PASSWORD = 'correct horse';

type Place = { dataDirectory: string; connection: Connection };

/**
 * A whole node, as `npm start` runs it: real HTTP, real jobs, its own database and data directory, or those of another
 * process `beside` it. It stops, and all of it goes, when the test ends.
 */
export async function startTestNode(
  settings: NodeJS.ProcessEnv = {},
  { beside }: { beside?: Place } = {},
) {
  const { dataDirectory, connection } = beside ?? (await createPlace());
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDirectory,
    ADMIN_PASSWORD,
    FEDERATION_ALLOW_PRIVATE: 'true',
    ENCODERS_TRIED: 'when-needed',
    ...settings,
  });
  const node = await startNode(
    { ...config, database: connection, checksAnswers: true },
    silentLog,
    federation,
  );
  onTestFinished(() => node.stop());
  const url = `http://127.0.0.1:${node.port}`;
  return {
    url,
    dataDirectory,
    connection,
    stop: node.stop,
    ...openClient(url),
  };
}

async function createPlace(): Promise<Place> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tributary-'));
  const { connection, drop } = await createTestDatabase();
  onTestFinished(async () => {
    await drop();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  return { dataDirectory, connection };
}

export type TestNode = Awaited<ReturnType<typeof startTestNode>>;

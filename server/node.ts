import { join } from 'node:path';

import { getRequestListener } from '@hono/node-server';

import { createApp } from './app.ts';
import { openDelivery } from './delivery/index.ts';
import { ensureAdministrator } from './identity/index.ts';
import { signingSecret } from './instance/index.ts';
import { jobs, pipeline } from './pipeline.ts';
import { type Connection, openDatabase } from './platform/db.ts';
import { startDispatcher } from './platform/events.ts';
import { ANYWHERE, openFetch, PUBLIC_INTERNET } from './platform/fetch/index.ts';
import { openFfmpeg } from './platform/ffmpeg.ts';
import { startJobs } from './platform/jobs.ts';
import { type Listener, listen } from './platform/listen.ts';
import type { Log } from './platform/log.ts';
import { openMail } from './platform/mail.ts';
import { migrateDatabase } from './platform/migrate.ts';
import { startPostgres } from './platform/postgres/index.ts';
import { openStorage } from './platform/storage.ts';
import type { Services } from './services.ts';

/** The settings, with a database that may also be given as an address. */
export type NodeConfig = Services['config'] & { database?: Connection | undefined };

/**
 * Starts a node in the roles of its configuration, and says how to stop it: what was started last stops first, so that
 * no request is cut and no job loses its database. Throws when a part cannot start, after stopping the others.
 */
export async function startNode(config: NodeConfig, log: Log) {
  await using starting = new AsyncDisposableStack();
  const web = config.roles.has('web') ? await listen(config) : undefined;
  if (web) starting.defer(() => web.close()); // also when the rest cannot start
  const publicUrl = config.publicUrl ?? new URL(`http://localhost:${web?.port ?? config.port}`);

  const connection: Connection = config.database ?? (await startEmbedded(config, log, starting));
  await migrateDatabase(connection);
  const database = openDatabase(connection, log);
  starting.defer(() => database.close());
  const { db } = database;
  const { generatedPassword } = await ensureAdministrator(db, {
    password: config.adminPassword,
    publicUrl,
  });

  const storage = await openStorage(config.dataDirectory);
  const mail = openMail(config, publicUrl);
  starting.defer(() => mail.close());
  const node: Services = {
    config,
    log,
    database,
    db,
    storage,
    publicUrl,
    ffmpeg: openFfmpeg(config),
    ...openWaysOut(config, publicUrl, starting),
    mail,
    secret: await signingSecret(db),
  };

  const queue = await startJobs({ connection, log, work: config.roles.has('worker') }, jobs, node);
  starting.defer(() => queue.stop());
  const dispatcher = await startDispatcher({ database, jobs: queue, log }, pipeline);
  starting.defer(() => dispatcher.stop());

  if (web) {
    await serve(web, node, starting);
    starting.defer(() => web.close()); // the first to stop: what is under way still has all it needs
  }
  const parts = starting.move();
  return { publicUrl, port: web?.port, generatedPassword, stop: () => parts.disposeAsync() };
}

function openWaysOut(config: NodeConfig, publicUrl: URL, parts: AsyncDisposableStack) {
  const fetch = openFetch(config.allowPrivateAddresses ? ANYWHERE : PUBLIC_INTERNET, { publicUrl });
  parts.defer(() => fetch.close());
  if (!config.openId?.allowsPrivateIssuer) return { fetch, fetchFromIssuer: fetch };
  const fetchFromIssuer = openFetch(ANYWHERE, { publicUrl });
  parts.defer(() => fetchFromIssuer.close());
  return { fetch, fetchFromIssuer };
}

async function serve(web: Listener, node: Services, parts: AsyncDisposableStack) {
  const delivery = await openDelivery(node);
  parts.defer(() => delivery.close());
  const app = await createApp(node);
  const answer = getRequestListener(app.fetch);
  web.serve((request, response) => {
    if (!delivery.handle(request, response)) void answer(request, response);
  });
}

/** The embedded PostgreSQL, for a node that was given no other. */
async function startEmbedded({ dataDirectory }: NodeConfig, log: Log, parts: AsyncDisposableStack) {
  const postgres = await startPostgres(join(dataDirectory, 'postgres'), { log });
  parts.defer(() => postgres.stop());
  return postgres.connection;
}

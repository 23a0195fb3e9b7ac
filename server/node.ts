import { join } from 'node:path';

import { keepSchedule } from './catalog/index.ts';
import { startSeeder } from './distribution/index.ts';
import { ensureAdministrator } from './identity/index.ts';
import { followQueuePause, keepWorker, mailStyle, signingSecret } from './instance/index.ts';
import { NodeUrl } from './node-url.ts';
import { pipeline, timedJobs } from './pipeline.ts';
import { type Connection, openDatabase } from './platform/db.ts';
import { migrateDatabase } from './platform/db/migrate.ts';
import { jobsOf, startDispatcher } from './platform/events.ts';
import { ANYWHERE, openFetch, PUBLIC_INTERNET } from './platform/fetch/index.ts';
import { openFfmpeg } from './platform/ffmpeg.ts';
import { listen } from './platform/http/listen.ts';
import { startJobs } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { openMail } from './platform/mail.ts';
import { openMediaEgress } from './platform/media-egress/index.ts';
import { startPostgres } from './platform/postgres/index.ts';
import { isOfSystem } from './platform/programs/confined.ts';
import { openStorage } from './platform/storage.ts';
import type { Protocol } from './protocol.ts';
import { serve } from './serve.ts';
import type { Services } from './services.ts';
import { encodersFound, keepTrying } from './transcode/index.ts';

const DATA_IS_OPEN =
  'DATA_DIR is in a folder of the system: yt-dlp and the program that fetches torrents may read it there';

/** The settings, with a database that may also be given as an address. */
export type NodeConfig = Services['config'] & { database?: Connection | undefined };

/**
 * Starts a node in the roles of its configuration, and says how to stop it: what was started last stops first, so that
 * no request is cut and no job loses its database. Throws when a part cannot start, after stopping the others.
 */
export async function startNode(config: NodeConfig, log: Log, protocol?: Protocol) {
  await using starting = new AsyncDisposableStack();
  const listens = config.roles.has('web') || config.roles.has('tracker');
  const web = listens ? await listen(config) : undefined;
  if (web) starting.defer(() => web.close()); // also when the rest cannot start
  const address = config.publicUrl ?? `http://localhost:${web?.port ?? config.port}`;
  const publicUrl = new NodeUrl(address, config.tracker.shards);

  const connection: Connection = config.database ?? (await startEmbedded(config, log, starting));
  await migrateDatabase(connection);
  const database = openDatabase(connection, log);
  starting.defer(() => database.close());
  const { db } = database;
  const { generatedPassword } = await ensureAdministrator(db, {
    password: config.adminPassword,
    publicUrl,
  });

  const storage = await openData(config, log);
  const mail = openMail(config, publicUrl, () => mailStyle(db, publicUrl));
  starting.defer(() => mail.close());
  const egress = openMediaEgress({
    budgetBytesPerSecond: config.egressBytesPerSecond,
    server: publicUrl.host,
  });
  starting.defer(() => egress.close());
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
    egress,
    secret: await signingSecret(db),
  };

  const queue = await startQueue(connection, { node, protocol }, starting);
  if (web) await serve(web, { node, protocol }, starting);
  await startSeeder(node, starting);
  await followQueuePause({ database, jobs: queue, log }); // whoever waits for an answer goes first
  await tryEncoders(node, starting);
  const parts = starting.move();
  return { publicUrl, port: web?.port, generatedPassword, stop: () => parts.disposeAsync() };
}

/** A process that encodes finds out with what, which nobody waits for. */
async function tryEncoders(node: Services, parts: AsyncDisposableStack) {
  if (!node.config.roles.has('worker')) return;
  const trials = await keepTrying(node);
  parts.defer(() => trials.close());
}

async function openData({ dataDirectory }: NodeConfig, log: Log) {
  const storage = await openStorage(dataDirectory);
  if (await isOfSystem(dataDirectory)) log.warn(DATA_IS_OPEN);
  return storage;
}

function openWaysOut(config: NodeConfig, publicUrl: URL, parts: AsyncDisposableStack) {
  const fetch = openFetch(config.allowPrivateAddresses ? ANYWHERE : PUBLIC_INTERNET, { publicUrl });
  parts.defer(() => fetch.close());
  if (!config.openId?.allowsPrivateIssuer) return { fetch, fetchFromIssuer: fetch };
  const fetchFromIssuer = openFetch(ANYWHERE, { publicUrl });
  parts.defer(() => fetchFromIssuer.close());
  return { fetch, fetchFromIssuer };
}

/** The jobs of this process, of which none is taken yet, and what turns events into them. */
async function startQueue(
  connection: Connection,
  { node, protocol }: Served,
  parts: AsyncDisposableStack,
) {
  if (protocol) {
    node.lookUp = protocol.lookUp(node);
    node.findNode = protocol.findNode(node);
  }
  const { config, database, log } = node;
  const routes = [...pipeline, ...(protocol?.pipeline ?? [])];
  const known = jobsOf(routes, [...timedJobs, ...(protocol?.timedJobs ?? [])]);
  const work = config.roles.has('worker');
  const queue = await startJobs({ connection, log, work }, known, node);
  parts.defer(() => queue.stop());
  const schedule = work ? keepSchedule(node) : undefined;
  parts.defer(() => schedule?.close());
  const encoders = () => encodersFound(node.ffmpeg);
  const worker = work ? keepWorker({ db: node.db, jobs: queue, encoders, log }) : undefined;
  parts.defer(() => worker?.close());
  const dispatcher = await startDispatcher({ database, jobs: queue, log }, routes);
  parts.defer(() => dispatcher.stop());
  return queue;
}

type Served = { node: Services; protocol: Protocol | undefined };

/** The embedded PostgreSQL, for a node that was given no other. */
async function startEmbedded({ dataDirectory }: NodeConfig, log: Log, parts: AsyncDisposableStack) {
  const postgres = await startPostgres(join(dataDirectory, 'postgres'), { log });
  parts.defer(() => postgres.stop());
  return postgres.connection;
}

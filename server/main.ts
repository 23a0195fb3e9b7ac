import { describeSettings, readConfig } from './platform/config.ts';
import { isConnectionLost } from './platform/db/lost-transactions.ts';
import { giveBackMemory } from './platform/give-back-memory.ts';
import { createLog, type Log } from './platform/log.ts';
import type { startRemoteWorker } from './remote-worker.ts';

const HELP = `Tributary, a federated video network node.

Usage: npm start            runs the node; Ctrl-C stops it in order
       npm start -- --help  shows this

Settings are read from the environment, once, at the start:

${describeSettings()}
`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const fail = (line: string) => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

async function main() {
  const unknown = process.argv
    .slice(2)
    .filter((argument) => argument !== '--help' && argument !== '-h');
  if (unknown.length > 0) return fail(`Unknown argument: ${unknown.join(' ')}\n\n${HELP}`);
  if (process.argv.length > 2) return void say(HELP);

  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const { workFor } = config;
  if (workFor) return workElsewhere({ ...config, workFor }, log);
  outliveLostConnections(log);
  const { startNode } = await import('./node.ts');
  const { federation } = await import('../federation/index.ts');
  const starting = startNode(config, log, federation);
  stopInOrder(async () => (await starting).stop());
  const node = await starting;
  if (node.generatedPassword) {
    say(
      `The administrator is "root", with the password ${node.generatedPassword} (shown only this once).`,
    );
  }
  say(`Tributary is ready at ${node.publicUrl.origin}`);
  giveBackMemory();
}

/** Encodes for another node, and is nothing else. */
async function workElsewhere(settings: Parameters<typeof startRemoteWorker>[0], log: Log) {
  const { startRemoteWorker } = await import('./remote-worker.ts');
  const starting = startRemoteWorker(settings, log);
  stopInOrder(async () => (await starting).stop());
  const { originUrl } = await starting;
  say(`Tributary is ready to work for ${originUrl.origin}`);
}

/**
 * Over an encrypted connection, which `platform/db/wire.ts` has no part in, the database client asks for types by itself when it
 * connects, and nobody hears when that fails: it connects anew. What else nobody hears of is a bug, and ends the process.
 */
function outliveLostConnections(log: Log) {
  process.on('unhandledRejection', (reason) => {
    if (!isConnectionLost(reason)) throw reason;
    log.warn({ error: String(reason) }, 'a connection to the database was lost');
  });
}

/** A signal, or the end of the process that started this one, stops the node; so does one that comes while it starts. */
function stopInOrder(stop: () => Promise<void>) {
  let stopping = false;
  const onEnd = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(explain(error)),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const)
    process.on(signal, onEnd);
}

main().catch((error: unknown) => fail(explain(error)));

/** The start failed: what to tell a person, without a stack unless it is a bug. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return `The port is taken: ${error.message}. Set PORT to another.`;
  return error.message;
}

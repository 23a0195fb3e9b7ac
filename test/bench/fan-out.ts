import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { ourActor } from '../../federation/actors/our-actor.ts';
import { send } from '../../federation/delivery/index.ts';
import { openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import { forgetPeak } from '../support/processes/peak-memory.ts';
import { askAgain } from './ask-again.ts';
import type { Bench } from './bench.ts';
import { cpuSecondsOf, processesBelow } from './cpu.ts';
import { startMeasuredNode } from './node.ts';

const HOSTS = 500;
const INBOXES_PER_HOST = 10;
const HANGING = 0.2;
const FAILING = 0.2;
const GIVE_UP_SECONDS = 120;
const ROUNDS = ['to nodes it does not know', 'to nodes it knows', 'to the same once more'];

/** One activity to 5,000 inboxes of 500 nodes, of which a fifth fails and a fifth never answers. */
export const fanOut: Bench = {
  name: 'fan-out',
  async run(print) {
    await using node = await startMeasuredNode({ FEDERATION_ALLOW_PRIVATE: 'true' });
    await using peers = await startPeers();
    const { db, close } = openDatabase(node.connection, silentLog);
    const actor = await ourActor(db, { publicUrl: new URL(node.url) }, 'node');
    const postgres = await processesBelow(node.postgresPid);
    for (const round of ROUNDS) {
      await forgetPeak(node.pid);
      const before = await used(node.pid, postgres);
      const pinging = askAgain(`${node.url}/api/v1/ping`);
      const arrived = peers.awaitAll(round);
      const started = performance.now();
      const activity = { ...ACTIVITY, id: `${node.url}/${round.replaceAll(' ', '-')}` };
      await db.transaction((tx) =>
        send(tx, { actorId: actor.id, activity, inboxUrls: peers.inboxUrls(round) }),
      );
      const sentSeconds = (performance.now() - started) / 1000;
      const seconds = ((await arrived) - started) / 1000;
      const after = await used(node.pid, postgres);
      print(`${round}: ${peers.goodInboxes} good inboxes served in ${seconds.toFixed(1)} s`);
      print(`  put on its way in ${sentSeconds.toFixed(2)} s`);
      print(
        `  CPU: node ${(after.node - before.node).toFixed(1)} s, PostgreSQL ${(after.postgres - before.postgres).toFixed(1)} s`,
      );
      print(`  memory: ${before.megabytes} MB before, ${after.peakMegabytes} MB at most`);
      print(`  longest answer to a ping meanwhile: ${(await pinging()).at(-1)!.toFixed(0)} ms`);
      await sleep(12_000); // those that hang are noticed
      print(`  served more than once by then: ${peers.countRepeats()}`);
    }
    await close();
  },
};

const ACTIVITY = {
  '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
  type: 'Create',
  object: { type: 'Note', content: 'Hello, everybody. '.repeat(200) },
};

const pathOf = (round: string, n: number) => `/${round.replaceAll(' ', '-')}/${n}`;

async function startPeers() {
  const child = fork(new URL('inboxes.mjs', import.meta.url).pathname);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const everServed = new Set<string>();
  let repeats = 0;
  child.on('message', ({ inbox }: { inbox: string }) => {
    if (everServed.has(inbox)) repeats++;
    everServed.add(inbox);
  });
  const hosts = Array.from({ length: HOSTS }, (_, n) => {
    const kind = n < HOSTS * HANGING ? 3 : n < HOSTS * (HANGING + FAILING) ? 2 : 1;
    return { kind, host: `127.${kind}.${n >> 8}.${n & 255}:${port}` };
  });
  const goodInboxes = hosts.filter(({ kind }) => kind === 1).length * INBOXES_PER_HOST;
  return {
    goodInboxes,
    countRepeats: () => repeats,
    inboxUrls: (round: string) =>
      hosts.flatMap(({ host }) =>
        Array.from({ length: INBOXES_PER_HOST }, (_, n) => `http://${host}${pathOf(round, n)}`),
      ),
    /** When the last of the good inboxes has got it. */
    async awaitAll(round: string): Promise<number> {
      const served = new Set<string>();
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      const timeout = setTimeout(
        () => reject(new Error(`${served.size} of ${goodInboxes} in time`)),
        GIVE_UP_SECONDS * 1000,
      );
      const onMessage = ({ inbox }: { inbox: string }) => {
        if (!inbox.includes(pathOf(round, 0).slice(0, -1))) return;
        served.add(inbox);
        if (served.size === goodInboxes) resolve(performance.now());
      };
      child.on('message', onMessage);
      return promise.finally(() => {
        clearTimeout(timeout);
        child.off('message', onMessage);
      });
    },
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

async function used(pid: number, postgres: number[]) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string) =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return {
    node: await cpuSecondsOf([pid]),
    postgres: await cpuSecondsOf(postgres),
    megabytes: megabytes('VmRSS'),
    peakMegabytes: megabytes('VmHWM'),
  };
}

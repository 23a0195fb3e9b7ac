import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { MALFORMED } from '../support/hostile/malformed-messages.ts';
import type { Bench } from './bench.ts';
import { cpuSecondsOf } from './cpu.ts';
import { type Goal, isMet, verdict } from './crowd/goals.ts';
import { startMeasuredNode } from './node.ts';
import { openCrowd } from './tracker-crowd.ts';

const PEERS = 5_000;
const ANNOUNCES = 3_000;
const AT_ONCE = 20;
const SECONDS = 10;
const MESSAGES_PER_SECOND = 500;
const SERVER = fileURLToPath(new URL('tracker-server.ts', import.meta.url));

type Print = (line: string) => void;

/**
 * Announces for each CPU second beside the stock tracker, in one swarm; and the API while a crowd talks nonsense. With a goal
 * that is missed, the program ends with 1.
 */
export const tracker: Bench = {
  name: 'tracker',
  async run(print) {
    const ours = await announcesPerCpuSecond('ours');
    print(`ours: ${ours.toFixed(0)} announces per CPU second in one swarm of ${PEERS}`);
    const stock = await announcesPerCpuSecond('stock');
    print(`stock: ${stock.toFixed(0)}; ours is ${(ours / stock).toFixed(1)} times as good`);
    judge(print, { what: 'CPU of an announce, × stock', is: stock / ours, most: 1 / 4 });
    await nonsense(print);
  },
};

function judge(print: Print, goal: Goal) {
  print(verdict(goal));
  if (!isMet(goal)) process.exitCode = 1;
}

async function announcesPerCpuSecond(kind: 'ours' | 'stock'): Promise<number> {
  const child = fork(SERVER, [kind]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const crowd = await openCrowd(`http://127.0.0.1:${port}`, PEERS);
  for (let n = 0; n < PEERS; n += AT_ONCE)
    await Promise.all(crowd.peers.slice(n, n + AT_ONCE).map((peer) => peer.announce(0)));
  const before = await cpuSecondsOf([child.pid!]);
  await crowd.announce(ANNOUNCES, AT_ONCE);
  const cpuSeconds = (await cpuSecondsOf([child.pid!])) - before;
  crowd.close();
  const exited = once(child, 'exit');
  child.kill();
  await exited;
  return ANNOUNCES / cpuSeconds;
}

const bad = () => MALFORMED[Math.floor(Math.random() * MALFORMED.length)]!;

async function nonsense(print: Print) {
  await using node = await startMeasuredNode();
  const crowd = await openCrowd(node.url, PEERS);
  const good = JSON.stringify({ action: 'scrape', info_hash: '\u0001'.repeat(20) });
  const quiet = await p99While(node.url, crowd, () => good);
  const loud = await p99While(node.url, crowd, () => (Math.random() < 0.1 ? bad() : good));
  const open = crowd.peers.filter(({ socket }) => socket.readyState === socket.OPEN).length;
  crowd.close();
  print(`API p99 beside ${PEERS} sockets: ${quiet.toFixed(1)} ms`);
  print(`  with 10 % malformed messages: ${loud.toFixed(1)} ms`);
  print(`  ${open} of ${PEERS} sockets were open still`);
  judge(print, { what: 'API p99, × without', is: loud / quiet, most: 1.2 });
  judge(print, { what: 'nodes that are gone', is: (await isAlive(node.url)) ? 0 : 1, most: 0 });
}

const isAlive = (url: string): Promise<boolean> =>
  fetch(`${url}/api/v1/ping`).then(
    ({ ok }) => ok,
    () => false,
  );

type Crowd = Awaited<ReturnType<typeof openCrowd>>;

/** The 99th percentile of the API's answers, in milliseconds, while the crowd says so much. */
async function p99While(url: string, { peers }: Crowd, next: () => string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  const talking = setInterval(() => {
    for (let n = 0; n < MESSAGES_PER_SECOND / 20; n++) {
      const { socket } = peers[Math.floor(Math.random() * peers.length)]!;
      if (socket.readyState === socket.OPEN) socket.send(next());
    }
  }, 50);
  const taken: number[] = [];
  while (performance.now() < until) {
    const asked = performance.now();
    await (await fetch(`${url}/api/v1/videos?count=5`)).text();
    taken.push(performance.now() - asked);
    await sleep(10);
  }
  clearInterval(talking);
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.99)]!;
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'drizzle-orm';

import { type Connection, type Db, openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import { takeReference } from '../support/remote-things.ts';
import { askAgain } from './ask-again.ts';
import type { Bench } from './bench.ts';
import { cpuSecondsOf } from './cpu.ts';
import { type Signed, startAuthors } from './inbox-authors.ts';
import { startMeasuredNode } from './node.ts';

const ACTIVITIES = Number(process.env['BENCH_ACTIVITIES'] ?? 6_000);
const AT_ONCE = 32;
const AUTHORS = 8;
const OFFERED_PER_SECOND = Number(process.env['BENCH_PER_SECOND'] ?? 1_000);
const OFFERED_SECONDS = 10;
const MAX_SOCKETS = 256; // of those that come when they are due

/**
 * Signed Creates of notes about a known video, verified, kept and answered with 202: by the process that answers, beside a
 * bare program that does no more than that; then once more where the same process does its jobs, too, and shows its videos.
 */
export const inbox: Bench = {
  name: 'inbox',
  async run(print) {
    await using authors = await startAuthors(AUTHORS);
    const perSecond = await measureNode(print, authors, 'web');
    await measureNode(print, authors, 'all', perSecond);
  },
};

type Print = (line: string) => void;
type Authors = Awaited<ReturnType<typeof startAuthors>>;

async function measureNode(print: Print, authors: Authors, roles: 'web' | 'all', web?: number) {
  await using node = await startMeasuredNode({ FEDERATION_ALLOW_PRIVATE: 'true', ROLES: roles });
  const { db, close } = openDatabase(node.connection, silentLog);
  const { port } = new URL(node.url);
  const at = new URL(`http://localhost:${port}/inbox`);
  const { video } = await takeReference(db, at);
  const sign = (from: number, many: number) =>
    Promise.all(Array.from({ length: many }, (_, n) => authors.create(at, from + n, video.url!)));
  await sendAll(node, await sign(0, 500)); // keys are fetched, statements prepared, code compiled
  const requests = await sign(500, ACTIVITIES);
  print(`a node that does ${roles === 'web' ? 'nothing else' : 'its jobs in the same process'}`);
  const taken = await sendAll(node, requests);
  const { kept } = await count(db);
  if (kept !== ACTIVITIES + 500) throw new Error(`${kept} are kept`);
  print(`  ${describe(taken)}`);
  const offered = await sign(500 + ACTIVITIES, OFFERED_PER_SECOND * OFFERED_SECONDS);
  const steady = await sendAll(node, offered, OFFERED_PER_SECOND);
  print(`  ${OFFERED_PER_SECOND} offered in a second: ${describe(steady)}`);
  print(`  which keeps it busy for ${busyShare(steady)} of the time`);
  if (web === undefined) {
    const again = await sendAll(node, requests);
    print(`  again, word for word: ${describe(again)}`);
    const bare = await measureBare(node.connection, authors, requests);
    print(`a bare program\n    ${describe(bare)}`);
    const ratio = taken.cpuSeconds / bare.cpuSeconds;
    print(`  the node needs ${ratio.toFixed(2)} times the CPU of the bare program`);
  } else {
    const flood = await sign(500 + ACTIVITIES + offered.length, ACTIVITIES);
    const looking = askAgain(`${node.url}/api/v1/videos`);
    await sendAll(node, flood);
    const took = await looking();
    const p99 = took[Math.floor(took.length * 0.99)]!.toFixed(0);
    print(
      `  while ${ACTIVITIES} more come, ${took.length} looks at its videos take ${p99} ms (p99)`,
    );
    await watchJobs({ print, db, pid: node.pid });
  }
  await close();
  return taken.perCpuSecond;
}

/** How long the jobs take for what still waits, and the CPU of the process for it. */
async function watchJobs({ print, db, pid }: { print: Print; db: Db; pid: number }) {
  const { kept, waiting } = await count(db);
  const [before, started] = [await cpuSecondsOf([pid]), performance.now()];
  while ((await count(db)).waiting > 0) await sleep(250);
  const cpuSeconds = (await cpuSecondsOf([pid])) - before;
  const seconds = (performance.now() - started) / 1000;
  const done = kept - waiting;
  print(`  ${done} of them were comments by then, the rest after ${seconds.toFixed(1)} s more:`);
  const [perSecond, cpuMs] = [waiting / seconds, (1000 * cpuSeconds) / waiting];
  print(`  ${perSecond.toFixed(0)} in a second, ${cpuMs.toFixed(2)} ms of CPU for each`);
}

async function measureBare(connection: Connection, { keys }: Authors, requests: Signed[]) {
  const { db, close } = openDatabase(connection, silentLog);
  await db.execute(sql`create table bare_inbox (digest text primary key, body jsonb not null)`);
  const child = fork(new URL('bare-inbox.ts', import.meta.url));
  child.send({ keys, connection });
  const [port] = (await once(child, 'message')) as [number];
  const bare = { url: `http://127.0.0.1:${port}`, pid: child.pid! };
  await sendAll(bare, requests.slice(0, 500));
  await db.execute(sql`truncate bare_inbox`);
  const measured = await sendAll(bare, requests);
  child.kill();
  await close();
  return measured;
}

/**
 * Sends requests to a process, so many at once, or so many in each second whatever becomes of the others, and measures it: an
 * answer takes from when its request was due.
 */
async function sendAll(
  { url, pid }: { url: string; pid: number },
  requests: Signed[],
  perSecond?: number,
) {
  const agent = new Agent({ keepAlive: true, maxSockets: perSecond ? MAX_SOCKETS : AT_ONCE });
  const took: number[] = [];
  const send = async ({ body, headers }: Signed, asked = performance.now()) => {
    const asking = request(`${url}/inbox`, { method: 'POST', agent, headers });
    const [answer] = (await once(asking.end(body), 'response')) as [IncomingMessage];
    const said = await text(answer);
    if (answer.statusCode !== 202) throw new Error(`the answer is ${answer.statusCode} ${said}`);
    took.push(performance.now() - asked);
  };
  const waiting = requests.toReversed();
  const [before, started] = [await cpuSecondsOf([pid]), performance.now()];
  const inTurn = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await send(next);
  };
  if (perSecond) await offer(requests, perSecond, send);
  else await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
  const seconds = (performance.now() - started) / 1000;
  const cpuSeconds = (await cpuSecondsOf([pid])) - before;
  agent.destroy();
  took.sort((a, b) => a - b);
  return { took, seconds, cpuSeconds, perCpuSecond: took.length / cpuSeconds };
}

/** Begins each request when it is due, and waits for all answers. */
async function offer(
  requests: Signed[],
  perSecond: number,
  send: (signed: Signed, dueAt: number) => Promise<void>,
) {
  const started = performance.now();
  const sent: Promise<void>[] = [];
  while (sent.length < requests.length) {
    const due = Math.ceil(((performance.now() - started) * perSecond) / 1000);
    for (const each of requests.slice(sent.length, due))
      sent.push(send(each, started + (sent.length * 1000) / perSecond));
    await sleep(1);
  }
  await Promise.all(sent);
}

const busyShare = ({ seconds, cpuSeconds }: { seconds: number; cpuSeconds: number }) =>
  `${Math.round((100 * cpuSeconds) / seconds)} %`;

function describe({
  took,
  seconds,
  cpuSeconds,
  perCpuSecond,
}: Awaited<ReturnType<typeof sendAll>>) {
  const part = (share: number) => took[Math.floor(took.length * share)]!.toFixed(0);
  return (
    `${took.length} in ${seconds.toFixed(1)} s of time and ${cpuSeconds.toFixed(1)} s of CPU: ` +
    `${perCpuSecond.toFixed(0)} per CPU second, 202 after ${part(0.5)} ms (p50), ${part(0.99)} ms (p99)`
  );
}

async function count(db: Db) {
  const [row] = await db.execute<{ kept: number; waiting: number }>(sql`
    select count(*)::int as kept, count(*) filter (where state = 'waiting')::int as waiting
    from inbox_activities`);
  return row!;
}

import { cpuSecondsOf, processesBelow } from './cpu.ts';

const IDLE_SECONDS = 5;

type Measured = { pid: number; postgresPid: number };
type Idle = { nodeShare: number; postgresShare: number };

/** What one request costs beyond what the node and its database use when nobody asks. */
export type Cost = { nodeMs: number; postgresMs: number; medianMs: number };

/** What a node uses at rest, in seconds of CPU a second: its queues look for work all the time. */
export async function idleCostOf(node: Measured): Promise<Idle> {
  const used = await usedDuring(node, async () => {
    await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
  });
  return { nodeShare: used.node / used.seconds, postgresShare: used.postgres / used.seconds };
}

/** Asks so many times, one after another; `ask` is given the number of each. */
export async function costOf(
  node: Measured,
  { nodeShare, postgresShare }: Idle,
  requests: number,
  ask: (n: number) => Promise<void>,
): Promise<Cost> {
  const times: number[] = [];
  const used = await usedDuring(node, async () => {
    for (let n = 0; n < requests; n += 1) {
      const started = performance.now();
      await ask(n);
      times.push(performance.now() - started);
    }
  });
  const perRequest = (seconds: number, share: number) =>
    (Math.max(0, seconds - share * used.seconds) / requests) * 1000;
  return {
    nodeMs: perRequest(used.node, nodeShare),
    postgresMs: perRequest(used.postgres, postgresShare),
    medianMs: times.toSorted((a, b) => a - b)[Math.floor(requests / 2)]!,
  };
}

async function usedDuring({ pid, postgresPid }: Measured, work: () => Promise<void>) {
  const before = await cpuOf(pid, postgresPid);
  const started = performance.now();
  await work();
  const after = await cpuOf(pid, postgresPid);
  return {
    seconds: (performance.now() - started) / 1000,
    node: after.node - before.node,
    postgres: after.postgres - before.postgres,
  };
}

const cpuOf = async (pid: number, postgresPid: number) => ({
  node: await cpuSecondsOf([pid]),
  postgres: await cpuSecondsOf(await processesBelow(postgresPid)),
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { onTestFinished } from 'vitest';

const run = promisify(execFile);
const ip = (args: string) => run('ip', args.split(' '));

/** Where a process runs: what runs it there, and the address it has for others. */
export type Place = { wrap: string[]; address: string };

const LOOPBACK: Place = { wrap: [], address: '127.0.0.1' };

/**
 * Network namespaces of their own, on one bridge that this process is on, too; they go when the test ends. Where they cannot
 * be made (it takes root, on Linux), all are on loopback, and `why` tells it.
 */
export async function openPlaces(many: number): Promise<{ places: Place[]; why?: string }> {
  const bridge = `tb${process.pid}`;
  const subnet = `10.213.${process.pid % 256}`;
  const places = Array.from({ length: many }, (_, n) => ({
    name: `${bridge}n${n}`,
    address: `${subnet}.${n + 2}`,
  }));
  onTestFinished(async () => {
    for (const { name } of places) await ip(`netns del ${name}`).catch(() => {});
    await ip(`link del ${bridge}`).catch(() => {});
  });
  try {
    await ip(`link add ${bridge} type bridge`);
    await ip(`addr add ${subnet}.1/24 dev ${bridge}`);
    await ip(`link set ${bridge} up`);
    for (const place of places) await addPlace(bridge, place);
    return {
      places: places.map(({ name, address }) => ({
        wrap: ['ip', 'netns', 'exec', name],
        address,
      })),
    };
  } catch (error) {
    return { places: places.map(() => LOOPBACK), why: String(error).split('\n')[0]! };
  }
}

async function addPlace(bridge: string, { name, address }: { name: string; address: string }) {
  await ip(`netns add ${name}`);
  await ip(`link add ${name} type veth peer name eth0 netns ${name}`);
  await ip(`link set ${name} master ${bridge} up`);
  await ip(`-n ${name} addr add ${address}/24 dev eth0`);
  await ip(`-n ${name} link set eth0 up`);
  await ip(`-n ${name} link set lo up`);
}

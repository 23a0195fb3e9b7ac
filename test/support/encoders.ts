import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { processesBelow } from '../bench/cpu.ts';

/** A process' words; empty once it is gone. */
export const commandOf = (pid: number): Promise<string> =>
  readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (line) => line.replaceAll('\0', ' '),
    () => '',
  );

/** The processes below one that encode pictures. */
export async function encodersBelow(root: number): Promise<number[]> {
  const pids = (await processesBelow(root)).filter((pid) => pid !== root);
  const commands = await Promise.all(pids.map(commandOf));
  return pids.filter((_, n) => commands[n]!.includes('libx264'));
}

/** The process that encodes, as soon as there is one. */
export async function encoderBelow(root: number): Promise<number> {
  for (;;) {
    const [encoder] = await encodersBelow(root);
    if (encoder !== undefined) return encoder;
    await delay(20);
  }
}

/** Counts the processes below one that encode pictures for a second or longer: what is forked looks like its parent for a moment. */
export function watchEncoders(root: number) {
  const seen = new Set<number>();
  let before: number[] = [];
  const look = async () => {
    const now = await encodersBelow(root);
    for (const pid of now.filter((one) => before.includes(one))) seen.add(pid);
    before = now;
  };
  const timer = setInterval(() => void look().catch(() => {}), 200); // one may end while it is looked at
  return { seen: () => seen.size, [Symbol.dispose]: () => clearInterval(timer) };
}

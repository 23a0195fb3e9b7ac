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

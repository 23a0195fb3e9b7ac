import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { bounded } from '../../../../platform/programs/bounded.ts';
import { PROJECT } from '../../../../platform/project.ts';
import type { News, Order, Wanted } from './messages.ts';

const PROGRAM = join(PROJECT, 'server/ingest/imports/torrents/peers/peer-program.ts'); // run from its source
const BOUNDS = { memoryBytes: 2 * 2 ** 30, cpuSeconds: 6 * 3600, niceness: 5 };
const READS = [
  process.execPath,
  ...['package.json', 'server', 'node_modules'].map((name) => join(PROJECT, name)),
];

export type PeerProcess = {
  /** Resolves once it ended, however that came. */
  ended: Promise<void>;
  call(addresses: string[]): void;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Starts the program that speaks with peers, within its bounds: it dies with this process, and what it tells is passed on. It
 * changes no file but the one that is wanted, which is there already, and reads no other but its own code.
 */
export function startPeerProcess(wanted: Wanted, onNews: (news: News) => void): PeerProcess {
  const [fileBytes, folder] =
    wanted.kind === 'file' ? [wanted.cut.sizeBytes, wanted.path] : [0, ''];
  const place = { folder, reads: READS, reaches: 'anybody' } as const;
  const { program, args } = bounded(process.execPath, { ...BOUNDS, fileBytes, place });
  const child = spawn(program, [...args, '--max-old-space-size=384', PROGRAM], {
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve()).on('exit', () => resolve());
  });
  const order = (one: Order) => void (child.connected && child.send(one, () => {}));
  let waiting: string[] | undefined = [];
  child.on('message', (news: News) => {
    if (news.kind === 'ready' && waiting) {
      order({ addresses: waiting });
      waiting = undefined;
    } else onNews(news);
  });
  order({ wanted });
  return {
    ended,
    call(addresses) {
      if (waiting) waiting.push(...addresses);
      else order({ addresses });
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

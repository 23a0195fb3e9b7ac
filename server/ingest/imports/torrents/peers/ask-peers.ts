import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

import { Failure } from '../../../../platform/errors.ts';
import type { Fetch } from '../../../../platform/fetch/index.ts';
import { findPeers } from '../trackers/find-peers.ts';
import type { News, Wanted } from './messages.ts';
import { startPeerProcess } from './peer-process.ts';

const STALLED_SECONDS = 15 * 60;
const MAX_STARTS = 5;

export type Asked = {
  fetch: Fetch;
  signal: AbortSignal;
  infoHash: string;
  leftBytes: number;
  trackers: string[];
  stalledSeconds?: number;
};

/** Who has been found so far: kept for a program that has to be started again. */
type Swarm = { known: string[]; call: (addresses: string[]) => void };

/**
 * Has peers send what is wanted: returns the description that was asked for, or nothing once the file is whole. What came of
 * a file stays where it is. Fails with `remote_failed` when nothing new has come for a while.
 */
export async function askPeers(wanted: Wanted, asked: Asked): Promise<Buffer | undefined> {
  if (wanted.kind === 'file') await makeFile(wanted.path);
  const over = new AbortController();
  const signal = AbortSignal.any([asked.signal, over.signal]);
  const swarm: Swarm = { known: [], call: () => {} };
  const finding = findPeers(asked.fetch, { ...asked, signal }, (addresses) => {
    swarm.known.push(...addresses);
    swarm.call(addresses);
  });
  try {
    for (let starts = 1; starts <= MAX_STARTS; starts++) {
      const end = await converse(wanted, asked, swarm);
      if (end) return end.info;
    }
    throw new Failure('remote_failed', 'The peers of this torrent send what cannot be read.');
  } finally {
    over.abort();
    await finding;
  }
}

/** The program may only change a file that is there. */
async function makeFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await (await open(path, 'a')).close();
}

/** One run of the program. Undefined when what peers sent has ended it. */
async function converse(wanted: Wanted, { signal, ...asked }: Asked, swarm: Swarm) {
  const { promise, resolve, reject } = Promise.withResolvers<{ info?: Buffer } | undefined>();
  const stalled = () => reject(new Failure('remote_failed', STALLED));
  const patience = setTimeout(stalled, (asked.stalledSeconds ?? STALLED_SECONDS) * 1000);
  let most = 0;
  const onNews = (news: News) => {
    if (news.kind === 'info') resolve({ info: Buffer.from(news.info) });
    else if (news.kind === 'whole') resolve({});
    else if (news.kind === 'failed') reject(new Error(news.why)); // of this machine: its disk
    else if (news.kind === 'came' && news.pieces > most) {
      most = news.pieces;
      patience.refresh();
    }
  };
  const onAbort = () => reject(signal.reason);
  await using program = startPeerProcess(wanted, onNews);
  void program.ended.then(() => resolve(undefined));
  swarm.call = (addresses) => program.call(addresses);
  swarm.call(swarm.known);
  signal.addEventListener('abort', onAbort);
  try {
    signal.throwIfAborted();
    return await promise;
  } finally {
    swarm.call = () => {};
    signal.removeEventListener('abort', onAbort);
    clearTimeout(patience);
  }
}

const STALLED = 'Nobody who has this torrent sent anything of it for a while.';

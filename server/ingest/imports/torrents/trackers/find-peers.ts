import { isIP } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

import type { Fetch } from '../../../../platform/fetch/index.ts';
import { announceHttp } from './announce-http.ts';
import { announceUdp } from './announce-udp.ts';
import { type Announce, newPeerId, type Told } from './announce.ts';

const MAX_PEERS = 500;
const SOONEST_SECONDS = 30;
const LATEST_SECONDS = 30 * 60;

type Search = Pick<Announce, 'infoHash' | 'leftBytes'> & {
  trackers: string[];
  signal: AbortSignal;
};

/** Whether this node speaks to a tracker of this kind: browsers alone meet over web sockets. */
export const isUsableTracker = (text: string): boolean => /^(https?|udp):\/\//i.test(text);

/**
 * Asks trackers for peers until the signal aborts, as often as each wishes, and passes on the addresses that this node may call,
 * each once. A tracker that is away, or may not be asked, is tried again later.
 */
export async function findPeers(
  fetch: Fetch,
  { trackers, signal, ...announce }: Search,
  onFound: (addresses: string[]) => void,
): Promise<void> {
  const peerId = newPeerId();
  const known = new Set<string>();
  const take = (addresses: string[]) => {
    const fresh = [...new Set(addresses)].filter(
      (each) => !known.has(each) && mayCall(fetch, each),
    );
    const taken = fresh.slice(0, MAX_PEERS - known.size);
    for (const address of taken) known.add(address);
    if (taken.length > 0) onFound(taken);
  };
  const follow = async (tracker: URL) => {
    let event: Announce['event'] = 'started';
    while (!signal.aborted) {
      const said: Announce = { ...announce, peerId, event };
      const told = await askTracker(fetch, tracker, said, signal).catch(() => undefined);
      if (told) [event] = [undefined, take(told.addresses)];
      const seconds = known.size === 0 ? SOONEST_SECONDS : pauseSeconds(told);
      await after(seconds * 1000, undefined, { signal }).catch(() => {});
    }
    if (event === undefined) await leave(fetch, tracker, { ...announce, peerId });
  };
  const usable = trackers.filter(isUsableTracker).flatMap((text) => URL.parse(text) ?? []);
  await Promise.all(usable.map(follow));
}

const pauseSeconds = (told: Told | undefined) =>
  Math.min(Math.max(told?.intervalSeconds ?? 0, SOONEST_SECONDS), LATEST_SECONDS);

const askTracker = (fetch: Fetch, tracker: URL, said: Announce, signal: AbortSignal) =>
  (tracker.protocol === 'udp:' ? announceUdp : announceHttp)(fetch, tracker, said, signal);

/** So that others do not call who is gone; it does not matter if that is not heard. */
const leave = (fetch: Fetch, tracker: URL, announce: Omit<Announce, 'event'>) =>
  askTracker(fetch, tracker, { ...announce, event: 'stopped' }, AbortSignal.timeout(3_000)).catch(
    () => {},
  );

/** Whether an address of a peer is one that this node may connect to: an address and no name, and not inside. */
function mayCall(fetch: Fetch, text: string): boolean {
  const [, host = '', port = ''] = /^\[?([0-9a-f.:]+?)\]?:(\d{1,5})$/i.exec(text) ?? [];
  return isIP(host) > 0 && Number(port) > 0 && Number(port) < 65_536 && fetch.allowsAddress(host);
}

import type { Carrier } from '../carrier.ts';
import type { Entered, enterSwarm } from './enter-swarm.ts';
import { toldHashes } from './told-hashes.ts';

type Wanted = Omit<Entered, 'told'>;

/**
 * Brings the segments of another node's video from viewers there, as their players do among each other. Peers are met only
 * once it is known what they may send.
 */
export function createSegmentCarrier(wanted: Wanted): Carrier {
  const gone = new AbortController();
  let entered: ReturnType<typeof enterSwarm> | null = null;
  const enter = async () => {
    const told = await toldHashes(wanted.swarm, { signal: gone.signal });
    const { enterSwarm: join } = await import('./enter-swarm.ts');
    if (!gone.signal.aborted) entered = join({ told, ...wanted });
  };
  enter().catch(() => gone.signal.aborted || wanted.onLost());
  const close = () => {
    gone.abort();
    entered?.leave();
    entered = null;
  };
  return {
    extend: () => {},
    setMode: (mode) => void (mode === 'full' || close()),
    read: (...asked) => entered?.read(...asked) ?? null,
    keep: () => Promise.resolve(true), // what playback began with is fetched by everyone
    ratesOf: () => ({ httpBytesPerMs: entered?.bytesPerMs() ?? null, peerBytesPerMs: null }),
    peers: () => entered?.peers() ?? 0,
    close,
  };
}

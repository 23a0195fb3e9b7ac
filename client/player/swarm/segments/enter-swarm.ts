import type { SharedMedia } from '../carrier.ts';
import type { ByteRange } from '../pieces.ts';
import type { Traffic } from '../traffic.ts';
import { uploadBytesPerSecond } from '../upload.ts';
import type { Wanted } from '../wanted.ts';
import { followPlaylists } from './follow-playlists.ts';
import { loadSegment } from './load-segment.ts';
import { openCore } from './open-core.ts';
import type { Playing } from './playing.ts';
import { segmentId } from './playlists.ts';
import type { SegmentSwarm } from './segment-swarm.ts';
import type { ToldHashes } from './told-hashes.ts';
import { watchCore } from './watch-core.ts';

export interface Entered {
  swarm: SegmentSwarm;
  media: SharedMedia;
  video: HTMLVideoElement;
  playing: Playing;
  told: ToldHashes;
  onBytes: (from: keyof Traffic, count: number) => void;
  /** Hears that others are of no help: they lie, or nothing comes. */
  onLost: () => void;
}

const [MOST_LIES, MOST_FAILURES] = [5, 3];
const HOUSEKEEPING_MS = 1000;
const MOVES = ['timeupdate', 'seeking', 'ratechange'];

/** The origin has not given it; what was only given up may still come. */
const hasFailed = (error: unknown) => (error as { type?: string }).type === 'failed';

/** A place among the players of another node that play the same video; it is in a swarm from the first segment on. */
export function enterSwarm({ swarm, media, video, playing, told, onBytes, onLost }: Entered) {
  const core = openCore(swarm, media, told.isListed);
  const gone = new AbortController();
  let [lies, failures, bitsPerSecond] = [0, 0, 0];
  const onLie = () => void (++lies === MOST_LIES && onLost());
  const watched = watchCore(core, swarm.isLive, { onBytes, onLie, ...told });
  const unfollow = followPlaylists(core, playing, swarm.isLive);
  const move = () => core.updatePlayback(video.currentTime, video.playbackRate);
  for (const event of MOVES) video.addEventListener(event, move, { signal: gone.signal });
  const timer = setInterval(
    () => watched.limitUpload(uploadBytesPerSecond(navigator)),
    HOUSEKEEPING_MS,
  );

  async function load(id: string, { slackSeconds, ...wanted }: Wanted) {
    const signal = AbortSignal.any([wanted.signal, gone.signal]);
    try {
      const loaded = await loadSegment(core, id, { slackSeconds, signal, ...watched });
      failures = 0;
      bitsPerSecond = loaded.bitsPerSecond;
      return loaded.bytes;
    } catch (error) {
      if (hasFailed(error) && ++failures === MOST_FAILURES) onLost();
      throw error;
    }
  }

  return {
    peers: watched.peers,
    /** Brings a segment; null for what is none. */
    read(url: string, range: ByteRange, wanted: Wanted) {
      const id = segmentId(url, range);
      return core.isSegmentLoadable(id) ? load(id, wanted) : null;
    },
    /** How fast bytes came last; null before any did. */
    bytesPerMs: (): number | null =>
      Number.isFinite(bitsPerSecond) && bitsPerSecond > 0 ? bitsPerSecond / 8000 : null,
    leave(): void {
      gone.abort();
      clearInterval(timer);
      unfollow();
      core.destroy();
    },
  };
}

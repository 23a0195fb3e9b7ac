import { createCarrier, type Carrier, type Hears, type SharedMedia } from './carrier.ts';
import type { SharingMode } from './policy.ts';
import { isSameVideo } from './same-video.ts';
import { createSegmentCarrier } from './segments/carrier.ts';
import type { Playing } from './segments/playing.ts';

/** What decides how a video is carried. */
export interface Situation {
  /** What can be shared of it, if anything. */
  media: SharedMedia | null;
  mode: SharingMode;
  /** What plays it, once its playlists have been read. */
  playing: Playing | null;
}

/** As segments, with the players of the node it is of, or as pieces of torrents, with ours. */
export type Way = 'segments' | 'pieces';

/**
 * How a video is carried; null while nobody is to help. Viewers of another kind of node are met only where the viewer
 * shares with viewers at all, and not in a swarm that was of no help.
 */
export function wayOf({ media, mode, playing }: Situation, lostSwarm: string | null): Way | null {
  if (!media || mode === 'off') return null;
  const { segmentSwarm } = media;
  if (mode === 'mirrors' || !segmentSwarm || segmentSwarm.id === lostSwarm) return 'pieces';
  return playing ? 'segments' : null;
}

/** Keeps what carries a video as the situation asks for. */
export function createCarriage(video: HTMLVideoElement, hears: Hears) {
  let situation: Situation = { media: null, mode: 'off', playing: null };
  let lostSwarm: string | null = null;
  let carrier: Carrier | null = null;
  let way: Way | null = null;

  function close() {
    carrier?.close();
    carrier = way = null;
  }

  function settle() {
    const { media, mode } = situation;
    const wanted = wayOf(situation, lostSwarm);
    if (wanted !== way) close();
    if (media && wanted) carrier ??= open(media, wanted);
    way = wanted;
    carrier?.setMode(mode);
  }

  function open(media: SharedMedia, by: Way): Carrier {
    const { segmentSwarm: swarm } = media;
    const { playing } = situation;
    if (by === 'pieces' || !swarm || !playing) return createCarrier(media, hears);
    const onLost = () => {
      lostSwarm = swarm.id;
      settle();
    };
    return createSegmentCarrier({ swarm, media, video, playing, onLost, ...hears });
  }

  return {
    current: () => carrier,
    set(next: Situation): void {
      const isReadAgain = way === 'segments' && next.playing !== situation.playing;
      if (isReadAgain || !isSameVideo(situation.media, next.media)) close();
      else if (next.media) carrier?.extend(next.media.files);
      situation = next;
      settle();
    },
  };
}

export type Carriage = ReturnType<typeof createCarriage>;

import type Hls from 'hls.js';

import type { HlsModule } from '../hls.ts';
import { createBeginning } from './beginning.ts';
import type { Carriage, Situation } from './carriage.ts';
import type { Carrier, SharedMedia } from './carrier.ts';
import type { Permission } from './consent.ts';
import { hlsParts } from './hls-parts.ts';
import type { Help } from './loader.ts';
import { createLooseBytes } from './loose-bytes.ts';
import type { PlaylistHelp } from './playlist-loader.ts';
import type { SharingMode } from './policy.ts';
import { createPressures } from './pressure.ts';
import { isSameVideo } from './same-video.ts';
import { createTally } from './tally.ts';
import type { Traffic } from './traffic.ts';
import { transferMs } from './transfer-time.ts';

/** What others can help to bring of a video, and whether they may. */
export interface SharingOffer extends Permission {
  media: SharedMedia;
}

type Report = (facts: { traffic: Traffic; peers: number }) => void;

/**
 * Lets others help to bring what a video element plays, as far as the viewer wants it. The code for it is fetched when
 * they do; until then, and where it fails, all is plain HTTP.
 */
export function createSharing(video: HTMLVideoElement, report: Report) {
  let situation: Situation = { media: null, mode: 'off', playing: null };
  let carriage: Carriage | null = null;
  const [loose, beginning, pressures] = [createLooseBytes(), createBeginning(), createPressures()];
  const carrier = () => carriage?.current() ?? null;
  const giveLoose = () => loose.giveTo(carrier());
  const tally = createTally(report, () => carrier()?.peers() ?? 0);
  const count = (from: keyof Traffic, bytes: number) =>
    tally.count(placeOf(from, situation.media), bytes);
  const hears = { onBytes: count, onOpened: giveLoose, pressures };

  async function change(news: Partial<Situation>) {
    situation = { ...situation, ...news };
    if (situation.media && situation.mode !== 'off') {
      const module = await import('./carriage.ts').catch(() => null);
      carriage ??= module?.createCarriage(video, hears) ?? null;
    }
    carriage?.set(situation);
    await giveLoose();
  }

  const onPlain: Help['onPlain'] = (url, start, bytes) => {
    count('origin', bytes.byteLength);
    if (situation.media?.files.some((file) => file.url === url)) loose.add(url, start, bytes);
    void giveLoose();
  };
  const help = helpFor(video, carrier, { onPlain, kept: beginning.read });

  const findPlaylist: PlaylistHelp['find'] = async (url, signal) => {
    const playlists = situation.media?.playlists ?? [];
    if (situation.mode === 'off' || playlists.length === 0) return null;
    return (await import('./signed-playlists.ts')).findSigned(playlists, url, { signal });
  };

  return {
    /** What can be shared of what is played now, if anything; it may have grown, or be of another video. */
    offer(media: SharedMedia | null): void {
      if (!isSameVideo(situation.media, media)) loose.clear();
      void change({ media });
    },
    setMode: (mode: SharingMode) => void change({ mode }),
    /** Hears of the beginning of a file, which came by plain HTTP before hls.js was there to ask for it. */
    hear: (url: string, bytes: ArrayBuffer): void => onPlain(url, 0, beginning.keep(url, bytes)),
    /** What hls.js loads with, and what qualities it may choose. */
    config: (module: HlsModule) => hlsParts(module, { help, findPlaylist, pressures }),
    /** Learns of the playlists that it reads. */
    follow(hls: Hls, { Events }: HlsModule): void {
      hls.on(Events.MANIFEST_LOADED, (_, manifest) => {
        void change({ playing: { hls, Events, manifest } });
      });
    },
    destroy(): void {
      void change({ media: null });
      loose.clear();
      tally.stop();
    },
  };
}

export type Sharing = ReturnType<typeof createSharing>;

/** Whose bytes they are to the viewer: the origin of another node's video is another node. */
const placeOf = (from: keyof Traffic, media: SharedMedia | null): keyof Traffic =>
  from === 'origin' && media?.isElsewhere ? 'mirrors' : from;

const helpFor = (
  video: HTMLVideoElement,
  carrier: () => Carrier | null,
  more: Pick<Help, 'onPlain' | 'kept'>,
): Omit<Help, 'onAsked'> => ({
  ...more,
  slackSeconds: (moment) =>
    video.readyState < video.HAVE_CURRENT_DATA ? -Infinity : moment - video.currentTime,
  read: (url, range, slackSeconds, signal) =>
    carrier()?.read(url, range, slackSeconds, signal) ?? null,
  transferMs: (url, bytes, elapsedMs) => {
    const rates = carrier()?.ratesOf(url) ?? { httpBytesPerMs: null, peerBytesPerMs: null };
    return transferMs({ bytes, elapsedMs, ...rates });
  },
});

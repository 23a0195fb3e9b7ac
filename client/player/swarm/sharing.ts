import type { HlsModule } from '../hls.ts';
import type { Carrier, SharedMedia } from './carrier.ts';
import type { Permission } from './consent.ts';
import { hlsParts } from './hls-parts.ts';
import type { Help } from './loader.ts';
import { createLooseBytes } from './loose-bytes.ts';
import type { PlaylistHelp } from './playlist-loader.ts';
import type { SharingMode } from './policy.ts';
import { createPressures } from './pressure.ts';
import { findSigned } from './signed-playlists.ts';
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
  let media: SharedMedia | null = null;
  let mode: SharingMode = 'off';
  let carrier: Carrier | null = null;
  const [loose, pressures] = [createLooseBytes(), createPressures()];
  const giveLoose = () => loose.giveTo(carrier);
  const tally = createTally(report, () => carrier?.peers() ?? 0);
  const count = (from: keyof Traffic, bytes: number) => tally.count(placeOf(from, media), bytes);
  const hears = { onBytes: count, onOpened: giveLoose, pressures };

  async function apply() {
    if (media && mode !== 'off') {
      const [wanted, module] = [media, await import('./carrier.ts').catch(() => null)];
      if (wanted === media) carrier ??= module?.createCarrier(wanted, hears) ?? null;
    }
    carrier?.setMode(mode);
    await giveLoose();
  }

  function close() {
    carrier?.close();
    carrier = null;
    loose.clear();
  }

  const help = helpFor(video, () => carrier, {
    onPlain(url, start, bytes) {
      count('origin', bytes.byteLength);
      if (media?.files.some((file) => file.url === url)) loose.add(url, start, bytes);
      void giveLoose();
    },
  });

  const findPlaylist: PlaylistHelp['find'] = async (url, signal) =>
    mode === 'off' ? null : findSigned(media?.playlists ?? [], url, { signal });

  return {
    /** What can be shared of what is played now, if anything; it may have grown, or be of another video. */
    offer(next: SharedMedia | null): void {
      if (media && next && haveFilesInCommon(media, next)) carrier?.extend(next.files);
      else close();
      media = next;
      void apply();
    },
    setMode(next: SharingMode): void {
      mode = next;
      void apply();
    },
    /** What hls.js loads with, and what qualities it may choose. */
    config: (module: HlsModule) => hlsParts(module, { help, findPlaylist, pressures }),
    destroy(): void {
      media = null;
      close();
      tally.stop();
    },
  };
}

export type Sharing = ReturnType<typeof createSharing>;

/** Whose bytes they are to the viewer: the origin of another node's video is another node. */
const placeOf = (from: keyof Traffic, media: SharedMedia | null): keyof Traffic =>
  from === 'origin' && media?.isElsewhere ? 'mirrors' : from;

const haveFilesInCommon = ({ files }: SharedMedia, other: SharedMedia) =>
  files.some(({ url }) => other.files.some((file) => file.url === url));

const helpFor = (
  video: HTMLVideoElement,
  carrier: () => Carrier | null,
  { onPlain }: Pick<Help, 'onPlain'>,
): Omit<Help, 'onAsked'> => ({
  onPlain,
  slackSeconds: (moment) =>
    video.readyState < video.HAVE_CURRENT_DATA ? -Infinity : moment - video.currentTime,
  read: (url, range, slackSeconds, signal) =>
    carrier()?.read(url, range, slackSeconds, signal) ?? null,
  transferMs: (url, bytes, elapsedMs) => {
    const rates = carrier()?.ratesOf(url) ?? { httpBytesPerMs: null, peerBytesPerMs: null };
    return transferMs({ bytes, elapsedMs, ...rates });
  },
});

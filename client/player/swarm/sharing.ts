import type Hls from 'hls.js';

import type { HlsModule } from '../hls.ts';
import { arrivalMs, type Coming, createBeginning } from './beginning.ts';
import type { Situation } from './carriage.ts';
import type { Carrier, SharedMedia } from './carrier.ts';
import type { Permission } from './consent.ts';
import { createCurrentCarriage, type CurrentCarriage } from './current-carriage.ts';
import { safeSlackSeconds } from './deadline.ts';
import { createExpectedHelp, patienceMs, type ExpectedHelp } from './expected-help.ts';
import { hlsParts } from './hls-parts.ts';
import type { Help } from './loader.ts';
import { createLooseBytes, type LooseBytes } from './loose-bytes.ts';
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

/** First seconds that take longer come over a line on which the next ones will need help. */
const LATE_MS = 1000;
/** What comes a little later than the playhead is played from there. */
const GAP_SECONDS = 0.1;

type Report = (facts: { traffic: Traffic; peers: number }) => void;

/**
 * Lets others help to bring what a video element plays, as far as the viewer wants it. The code for it is fetched when
 * they do; until then, and where it fails, all is plain HTTP.
 */
export function createSharing(video: HTMLVideoElement, report: Report) {
  const [loose, beginning, pressures] = [createLooseBytes(), createBeginning(), createPressures()];
  const expected = createExpectedHelp();
  const current = createCurrentCarriage(video, {
    onBytes: (from, bytes) => tally.count(placeOf(from, situation().media), bytes),
    onOpened: () => giveLoose(),
    pressures,
  });
  const { situation, carrier } = current;
  const tally = createTally(report, () => carrier()?.peers() ?? 0);
  const giveLoose = () => loose.giveTo(carrier()).then(expected.tell);
  const change = (news: Partial<Situation>) => void current.change(news).then(giveLoose);

  const onPlain: Help['onPlain'] = (url, start, bytes, ms) => {
    tally.count(placeOf('origin', situation().media), bytes.byteLength);
    if (current.isOfVideo(url)) loose.add(url, start, bytes, ms);
    void giveLoose();
  };
  const read = readerOf({ current, loose, expected });
  const help = helpFor(video, carrier, { onPlain, read, coming: beginning.read });
  const findPlaylist = playlistFinder(situation);

  return {
    /** What can be shared of what is played now, if anything; it may have grown, or be of another video. */
    offer(media: SharedMedia | null): void {
      const { media: before } = situation();
      if (before && !isSameVideo(before, media)) loose.clear();
      change({ media });
    },
    setMode: (mode: SharingMode) => change({ mode }),
    /** Hears of the beginning of a file, which was asked for by plain HTTP before hls.js was there to do so. */
    hear(coming: Coming): void {
      beginning.expect(coming);
      const lookForHelp = () => {
        loose.expect(coming.url);
        void giveLoose();
      };
      const isLate = setTimeout(lookForHelp, LATE_MS);
      const take = (whole: ArrayBuffer) => onPlain(coming.url, 0, whole, arrivalMs(coming.url));
      coming.whole.then(take, () => {}).finally(() => clearTimeout(isLate)); // without it, whoever plays it asks again
    },
    /** What hls.js loads with, and what qualities it may choose. */
    config: (module: HlsModule) => hlsParts(module, { help, findPlaylist, pressures }),
    /** Learns of the playlists that it reads. */
    follow(hls: Hls, { Events }: HlsModule): void {
      hls.on(Events.MANIFEST_LOADED, (_, manifest) => {
        change({ playing: { hls, Events, manifest } });
      });
    },
    destroy(): void {
      change({ media: null });
      loose.clear();
      tally.stop();
    },
  };
}

export type Sharing = ReturnType<typeof createSharing>;

interface Reads {
  current: CurrentCarriage;
  loose: LooseBytes;
  expected: ExpectedHelp;
}

/** Brings bytes with the help of others; waits for them where other viewers may help and it is not known yet how. */
const readerOf =
  ({ current, loose, expected }: Reads): Help['read'] =>
  (url, range, wanted) => {
    const { slackSeconds, signal } = wanted;
    const read = () => current.carrier()?.read(url, range, wanted) ?? null;
    const isExpected = current.situation().mode === 'full' && current.isOfVideo(url);
    const now = read();
    if (now || !isExpected) return now;
    const safety = safeSlackSeconds(range.end - range.start, loose.bytesPerMs(url));
    return expected.read({ url, patienceMs: patienceMs(slackSeconds(), safety), signal, read });
  };

const playlistFinder =
  (situation: () => Situation): PlaylistHelp['find'] =>
  async (url, signal) => {
    const { media, mode } = situation();
    const playlists = media?.playlists ?? [];
    if (mode === 'off' || playlists.length === 0) return null;
    return (await import('./signed-playlists.ts')).findSigned(playlists, url, { signal });
  };

/** Whose bytes they are to the viewer: the origin of another node's video is another node. */
const placeOf = (from: keyof Traffic, media: SharedMedia | null): keyof Traffic =>
  from === 'origin' && media?.isElsewhere ? 'mirrors' : from;

const helpFor = (
  video: HTMLVideoElement,
  carrier: () => Carrier | null,
  more: Pick<Help, 'onPlain' | 'coming' | 'read'>,
): Omit<Help, 'onAsked'> => ({
  ...more,
  slackSeconds: (moment) => (isShowable(video) ? moment - video.currentTime : -Infinity),
  transferMs: (url, bytes, elapsedMs) => {
    const rates = carrier()?.ratesOf(url) ?? { httpBytesPerMs: null, peerBytesPerMs: null };
    return transferMs({ bytes, elapsedMs, ...rates });
  },
});

/** Something is there to be shown, even before the browser has decoded it. */
function isShowable({ buffered, currentTime, readyState }: HTMLVideoElement): boolean {
  if (readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return true;
  return Array.from({ length: buffered.length }).some(
    (_, n) => buffered.start(n) <= currentTime + GAP_SECONDS && currentTime < buffered.end(n),
  );
}

import { abilities, preferredCaptions, readElement, showCaptions } from './element.ts';
import { Engine } from './engine.ts';
import { setVolume, volumeOf } from './loudness.ts';
import {
  initialMediaState,
  type CaptionTrack,
  type MediaRequest,
  type MediaSourceUrls,
  type MediaState,
} from './media.ts';
import { createMediator } from './mediator.ts';
import { isAirPlay, watchOtherScreens } from './other-screen.ts';
import { keepPreferences, readPreferences } from './preferences.ts';
import { watchConsent } from './swarm/consent.ts';
import { createSharing, type SharingOffer } from './swarm/sharing.ts';

/** Requests go in, facts come out: the state changes only when the element or the engine has changed. */
export interface MediaStore {
  readonly state: MediaState;
  subscribe(listener: (state: MediaState) => void): () => void;
  request(request: MediaRequest): void;
  load(urls: MediaSourceUrls, startSeconds: number): Promise<void>;
  refresh(urls: MediaSourceUrls): Promise<void>;
  /** Says what others can help to bring of the video, and whether they may. */
  offerSharing(offer: SharingOffer | null): void;
  /** Call when the `<track>` elements of these captions are in place. */
  offerCaptions(captions: CaptionTrack[]): void;
  destroy(): void;
}

const EVENTS = [
  'play',
  'pause',
  'playing',
  'waiting',
  'canplay',
  'seeking',
  'seeked',
  'timeupdate',
  'durationchange',
  'progress',
  'volumechange',
  'ratechange',
  'ended',
  'emptied',
  'loadeddata',
  'enterpictureinpicture',
  'leavepictureinpicture',
] as const;

interface Options {
  /** Begins without sound; loudness is then neither taken from the last time nor kept for the next. */
  muted?: boolean;
}

/** The state of one player. `container` is what fills the screen in fullscreen. */
export function createMediaStore(
  video: HTMLVideoElement,
  container: HTMLElement,
  { muted = false }: Options = {},
): MediaStore {
  let state: MediaState = { ...initialMediaState, can: abilities(video) };
  const listeners = new Set<(state: MediaState) => void>();
  const gone = new AbortController();

  function change(facts: Partial<MediaState>) {
    const next = changed(state, facts);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener(state);
  }

  const { sharing, consent, offerSharing } = openSharing(video, change);
  const engine = new Engine(video, change, sharing);
  const request = createMediator({ video, container, engine, consent, read: () => state });
  const observe = () => change(readElement(video));
  listen(video, container, gone.signal, { observe, change });
  followToOtherScreens(video, engine, change, gone.signal);
  if (muted) video.muted = true;
  else keepLoudness(video, gone.signal);

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(state);
      return () => listeners.delete(listener);
    },
    request,
    load: (urls, startSeconds) => engine.load(urls, startSeconds),
    refresh: (urls) => engine.refresh(urls),
    offerSharing,
    offerCaptions(captions) {
      change({ captions });
      showCaptions(video, preferredCaptions(captions, readPreferences().captionLanguage));
    },
    destroy() {
      gone.abort();
      engine.destroy();
      consent.destroy();
      sharing.destroy();
      listeners.clear();
    },
  };
}

/** The state with these facts; the same when they are none of news. */
function changed(state: MediaState, facts: Partial<MediaState>): MediaState {
  const news = Object.entries(facts).filter(
    ([name, value]) => state[name as keyof MediaState] !== value,
  );
  return news.length === 0 ? state : { ...state, ...Object.fromEntries(news) };
}

function openSharing(video: HTMLVideoElement, change: (facts: Partial<MediaState>) => void) {
  const sharing = createSharing(video, change);
  const consent = watchConsent(video, (news) => {
    change(news);
    sharing.setMode(news.sharingMode);
  });
  const offerSharing = (offer: SharingOffer | null) => {
    change({ canShare: offer !== null });
    sharing.offer(offer?.media ?? null);
    consent.permit(offer);
  };
  return { sharing, consent, offerSharing };
}

/** Screens of AirPlay are sent the address of the playlist; those of Remote Playback get what plays here. */
function followToOtherScreens(
  video: HTMLVideoElement,
  engine: Engine,
  change: (facts: Partial<MediaState>) => void,
  signal: AbortSignal,
) {
  watchOtherScreens(
    video,
    (otherScreen) => {
      change({ otherScreen });
      if (isAirPlay(video)) engine.playNatively(otherScreen === 'chosen');
    },
    signal,
  );
}

function listen(
  video: HTMLVideoElement,
  container: HTMLElement,
  signal: AbortSignal,
  { observe, change }: { observe: () => void; change: (facts: Partial<MediaState>) => void },
) {
  for (const event of EVENTS) video.addEventListener(event, observe, { signal });
  video.addEventListener('playing', () => change({ started: true }), { signal });
  video.addEventListener('emptied', () => change({ started: false }), { signal });
  video.textTracks.addEventListener('change', observe, { signal });
  const attributes = new MutationObserver(observe);
  attributes.observe(video, { attributeFilter: ['loop'] });
  signal.addEventListener('abort', () => attributes.disconnect());
  const fullscreen = () => change({ fullscreen: document.fullscreenElement === container });
  document.addEventListener('fullscreenchange', fullscreen, { signal });
}

/** As loud as the last time, and the next time as loud as now. */
function keepLoudness(video: HTMLVideoElement, signal: AbortSignal) {
  const { volume, muted } = readPreferences();
  setVolume(video, volume);
  video.muted = muted;
  video.addEventListener(
    'volumechange',
    () => keepPreferences({ volume: volumeOf(video), muted: video.muted }),
    { signal },
  );
}

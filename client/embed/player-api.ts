import { t } from '../i18n/t.ts';
import { type CaptionTrack, type MediaState, RATES, renditionLabel } from '../player/media.ts';
import type { MediaStore } from '../player/store.ts';
import { type Channel, type Methods, openChannel } from './channel.ts';
import { framePicture } from './frame-picture.ts';

/** The player that is on the stage now; a playlist changes it. */
export interface Stage {
  store: MediaStore | null;
  /** The place of the video in its playlist, from 1. */
  position: number;
  next(): void;
  previous(): void;
  usePassword(password: string): void;
}

const STATUS_MS = 500;
const AUTO = -1;

/** Lets the page around the player steer it and hear from it (contract § embed API). */
export function offerPlayerApi(page: Window, scope: string, stage: Stage) {
  const channel = openChannel(page, scope, methodsOf(stage));
  const timer = setInterval(() => {
    if (isReady(stage)) channel.notify('playbackStatusUpdate', statusOf(stage.store!.state));
  }, STATUS_MS);
  return {
    /** Tells what becomes of a player from now on. */
    follow(store: MediaStore): () => void {
      let before: MediaState | null = null;
      return store.subscribe((now) => {
        if (before) tell(channel, before, now);
        before = now;
      });
    },
    close() {
      clearInterval(timer);
      channel.close();
    },
  };
}

function tell(channel: Channel, before: MediaState, now: MediaState) {
  const changed = (...names: (keyof MediaState)[]) =>
    names.some((name) => before[name] !== now[name]);
  if (before.durationSeconds === 0 && now.durationSeconds > 0) channel.notify('ready', true);
  if (changed('paused')) channel.notify(now.paused ? 'pause' : 'play', null);
  if (playbackStateOf(before) !== playbackStateOf(now))
    channel.notify('playbackStatusChange', playbackStateOf(now));
  if (changed('volume', 'muted')) channel.notify('volumeChange', loudness(now));
  if (changed('renditions', 'playingHeight', 'chosenRendition'))
    channel.notify('resolutionUpdate', resolutionsOf(now));
}

function methodsOf(stage: Stage): Methods {
  const store = () => {
    if (!stage.store) throw new Error('The video is not there yet');
    return stage.store;
  };
  const ask = (...request: Parameters<MediaStore['request']>) => store().request(...request);
  return {
    isReady: () => isReady(stage),
    isPlaying: () => !store().state.paused,
    play: () => ask({ type: 'play' }),
    pause: () => ask({ type: 'pause' }),
    seek: (seconds) => ask({ type: 'seek', seconds: Number(seconds) }),
    getCurrentTime: () => store().state.currentSeconds,
    setVolume: (volume) => ask({ type: 'volume', volume: Number(volume) }),
    getVolume: () => loudness(store().state),
    getResolutions: () => resolutionsOf(store().state),
    setResolution: (id) =>
      ask({ type: 'rendition', choice: Number(id) === AUTO ? 'auto' : Number(id) }),
    getPlaybackRates: () => RATES,
    getPlaybackRate: () => store().state.rate,
    setPlaybackRate: (rate) => ask({ type: 'rate', rate: Number(rate) }),
    getCaptions: () => captionsOf(store().state),
    setCaption: (id) => ask({ type: 'captions', language: captionOf(store().state, id) }),
    getImageDataUrl: () => framePicture(),
    playNextVideo: () => stage.next(),
    playPreviousVideo: () => stage.previous(),
    getCurrentPosition: () => stage.position,
    setVideoPassword: (password) => stage.usePassword(String(password)),
  };
}

const isReady = ({ store }: Stage) => store !== null && store.state.durationSeconds > 0;

const loudness = ({ muted, volume }: MediaState) => (muted ? 0 : volume);

function playbackStateOf({ ended, paused, started }: MediaState) {
  if (ended) return 'ended';
  if (!paused) return 'playing';
  return started ? 'paused' : 'unstarted';
}

const statusOf = (state: MediaState) => ({
  position: state.currentSeconds,
  volume: loudness(state),
  duration: state.durationSeconds,
  playbackState: playbackStateOf(state),
});

const resolutionsOf = ({ renditions, chosenRendition, playingHeight }: MediaState) => [
  { id: AUTO, label: t('Auto'), active: chosenRendition === 'auto', height: playingHeight ?? 0 },
  ...renditions.map((rendition) => ({
    id: rendition.height,
    label: renditionLabel(rendition),
    active: chosenRendition === rendition.height,
    height: rendition.height,
  })),
];

const captionsOf = ({ captions, captionLanguage }: MediaState) =>
  captions.map(({ language, label, url }) => ({
    id: language,
    label,
    src: new URL(url, location.href).href,
    mode: language === captionLanguage ? 'showing' : 'disabled',
  }));

/** The language of captions by their id; none for what is not one of them, as `null` and `off`. */
const captionOf = ({ captions }: MediaState, id: unknown): string | null =>
  captions.find(({ language }: CaptionTrack) => language === id)?.language ?? null;

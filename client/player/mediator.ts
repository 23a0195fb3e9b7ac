import { showCaptions, toggleFullscreen, togglePictureInPicture } from './element.ts';
import type { Engine } from './engine.ts';
import { reachOf } from './growing.ts';
import { setVolume, volumeOf } from './loudness.ts';
import { RATES, type MediaRequest, type MediaState } from './media.ts';
import { pickOtherScreen } from './other-screen.ts';
import { keepPreferences, readPreferences } from './preferences.ts';
import type { SharingMode } from './swarm/policy.ts';

interface Parts {
  video: HTMLVideoElement;
  container: HTMLElement;
  engine: Engine;
  consent: { choose(choice: SharingMode): void };
  read: () => MediaState;
}

type Handlers = {
  [Type in MediaRequest['type']]: (request: Extract<MediaRequest, { type: Type }>) => void;
};

/** Turns requests into acts on the element and the engine. A browser's refusal of an act is not an error. */
export function createMediator(parts: Parts): (request: MediaRequest) => void {
  const handlers: Handlers = {
    ...playback(parts),
    ...sound(parts),
    ...presentation(parts),
  };
  return (request) => (handlers[request.type] as (request: MediaRequest) => void)(request);
}

const ignoreRefusal = (act: Promise<unknown>) => void act.catch(() => {});

function playback({ video, engine, consent, read }: Parts) {
  const seek = (seconds: number) => {
    const state = read();
    video.currentTime = Math.min(reachOf(state), Math.max(state.earliestSeconds, seconds));
  };
  return {
    play: () => ignoreRefusal(video.play()),
    pause: () => video.pause(),
    togglePlay: () => (video.paused ? ignoreRefusal(video.play()) : video.pause()),
    retry: () => engine.retry(),
    seek: ({ seconds }: { seconds: number }) => seek(seconds),
    seekBy: ({ seconds }: { seconds: number }) => seek(video.currentTime + seconds),
    rate: ({ rate }: { rate: number }) => {
      video.playbackRate = rate;
    },
    rateBy: ({ steps }: { steps: number }) => {
      video.playbackRate = nextRate(video.playbackRate, steps);
    },
    loop: ({ on }: { on: boolean }) => {
      video.loop = on;
    },
    rendition: ({ choice }: { choice: MediaState['chosenRendition'] }) => engine.choose(choice),
    sharing: ({ choice }: { choice: SharingMode }) => consent.choose(choice),
  };
}

/** The speed that many steps away, staying within the range. */
export function nextRate(rate: number, steps: number): number {
  const here = RATES.findLastIndex((known) => known <= rate);
  return RATES[Math.min(RATES.length - 1, Math.max(0, here + steps))]!;
}

function sound({ video, engine }: Parts) {
  const choose = (volume: number) => {
    setVolume(video, volume);
    video.muted = video.volume === 0;
  };
  return {
    sound: ({ language }: { language: string }) => {
      keepPreferences({ soundLanguage: language });
      engine.chooseSound(language);
    },
    toggleMuted: () => {
      if (video.muted && video.volume === 0) setVolume(video, 0.5);
      video.muted = !video.muted;
    },
    volume: ({ volume }: { volume: number }) => choose(volume),
    volumeBy: ({ volume }: { volume: number }) =>
      choose((video.muted ? 0 : volumeOf(video)) + volume),
  };
}

function presentation({ video, container, read }: Parts) {
  const captions = (language: string | null) => {
    keepPreferences({ captionLanguage: language });
    showCaptions(video, language);
  };
  return {
    captions: ({ language }: { language: string | null }) => captions(language),
    toggleCaptions: () => {
      const { captions: offered, captionLanguage } = read();
      const usual = offered.find(({ language }) => language === readPreferences().captionLanguage);
      captions(captionLanguage ? null : ((usual ?? offered[0])?.language ?? null));
    },
    toggleFullscreen: () => ignoreRefusal(toggleFullscreen(container, video)),
    pickOtherScreen: () => ignoreRefusal(pickOtherScreen(video)),
    togglePictureInPicture: () => ignoreRefusal(togglePictureInPicture(video)),
  };
}

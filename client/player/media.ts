import { t } from '../i18n/t.ts';
import type { Opening } from './opening.ts';
import type { OtherScreen } from './other-screen.ts';
import type { SharingMode } from './swarm/policy.ts';
import { noTraffic, type Traffic } from './swarm/traffic.ts';

/** One quality the video exists in; `height` 0 is sound alone. */
export interface Rendition {
  height: number;
  fps: number;
}

export type RenditionChoice = 'auto' | number;

/** Why nothing plays. The skin has words and a way out for each. */
export type MediaFailure =
  | 'offline'
  | 'network'
  | 'gone'
  | 'refused'
  | 'withheld'
  | 'unsupported'
  | 'damaged';

export interface CaptionTrack {
  language: string;
  label: string;
  url: string;
}

/** A language the video can be heard in; empty where nobody said which. */
export interface Sound {
  language: string;
  label: string;
}

/** Where the media is. */
export interface MediaSourceUrls {
  /** The adaptive playlist. */
  masterUrl: string;
  /** The playlist of its sound alone, for those who only listen. */
  soundUrl: string | null;
  /** The pictures may come without sound, which then has playlists of its own. */
  separateSound: boolean;
  /** It is made while it is watched, and watched where it has come to. */
  isLive?: boolean;
  /** By how much to play it softer, so that all videos are equally loud; a gain above 0 changes nothing. */
  gainDb?: number;
  /** What the video begins with, where that is on its way before all this is known. */
  opening?: Opening | null;
}

/** What is true of the media now. Only events of the media element and the engine change it. */
export interface MediaState {
  paused: boolean;
  ended: boolean;
  /** Playing is wanted, but the next picture has not arrived. */
  waiting: boolean;
  /** A picture has been shown since the source was loaded. */
  started: boolean;
  seeking: boolean;
  currentSeconds: number;
  durationSeconds: number;
  /** How much of it can be watched by now, while it is still made; null for all of it. */
  madeSeconds: number | null;
  /** Where to be with what is live; null for what is not. */
  liveSeconds: number | null;
  /** The first moment one can go to: above 0 once the beginning of what is live is gone. */
  earliestSeconds: number;
  /** End of the buffered stretch the playhead is in. */
  bufferedSeconds: number;
  volume: number;
  muted: boolean;
  rate: number;
  /** Begins again at its end. */
  loop: boolean;
  renditions: Rendition[];
  chosenRendition: RenditionChoice;
  playingHeight: number | null;
  /** None where there is no choice. */
  sounds: Sound[];
  soundLanguage: string;
  captions: CaptionTrack[];
  captionLanguage: string | null;
  pictureInPicture: boolean;
  fullscreen: boolean;
  otherScreen: OtherScreen;
  can: { pictureInPicture: boolean; fullscreen: boolean; volume: boolean };
  failure: MediaFailure | null;
  /** How often the player could not go on as it was, since it is there. */
  faults: number;
  /** What was fetched since then, by where it came from. */
  traffic: Traffic;
  /** Other viewers we are connected with. */
  peers: number;
  /** Others could help to bring this video. */
  canShare: boolean;
  sharingMode: SharingMode;
  /** The most that the node and the owner of the video allow. */
  sharingAllowed: SharingMode;
  sharingChosen: SharingMode | null;
  asksToShare: boolean;
}

/** What a viewer may ask for. Asking changes nothing by itself. */
export type MediaRequest =
  | { type: 'play' | 'pause' | 'togglePlay' | 'toggleMuted' | 'toggleCaptions' }
  | { type: 'togglePictureInPicture' | 'toggleFullscreen' | 'pickOtherScreen' | 'retry' }
  | { type: 'seek'; seconds: number }
  | { type: 'seekBy'; seconds: number }
  | { type: 'volume'; volume: number }
  | { type: 'volumeBy'; volume: number }
  | { type: 'rate'; rate: number }
  | { type: 'rateBy'; steps: number }
  | { type: 'loop'; on: boolean }
  | { type: 'rendition'; choice: RenditionChoice }
  | { type: 'sound'; language: string }
  | { type: 'captions'; language: string | null }
  | { type: 'sharing'; choice: SharingMode };

export const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

export const initialMediaState: MediaState = {
  paused: true,
  ended: false,
  waiting: false,
  started: false,
  seeking: false,
  currentSeconds: 0,
  durationSeconds: 0,
  madeSeconds: null,
  liveSeconds: null,
  earliestSeconds: 0,
  bufferedSeconds: 0,
  volume: 1,
  muted: false,
  rate: 1,
  loop: false,
  renditions: [],
  chosenRendition: 'auto',
  playingHeight: null,
  sounds: [],
  soundLanguage: '',
  captions: [],
  captionLanguage: null,
  pictureInPicture: false,
  fullscreen: false,
  otherScreen: 'none',
  can: { pictureInPicture: false, fullscreen: false, volume: true },
  failure: null,
  faults: 0,
  traffic: noTraffic,
  peers: 0,
  canShare: false,
  sharingMode: 'off',
  sharingAllowed: 'off',
  sharingChosen: null,
  asksToShare: false,
};

/** The name of a quality: `1080p`, `720p60`, `Audio only`. */
export function renditionLabel({ height, fps }: Rendition): string {
  if (height === 0) return t('Audio only');
  return fps > 40 ? `${height}p${Math.round(fps)}` : `${height}p`;
}

import type { Chapter } from './chapters.ts';
import type { CaptionTrack, MediaSourceUrls } from './media.ts';
import type { Playback } from './quality.ts';
import type { MediaStore } from './store.ts';
import type { StoryboardSheet } from './storyboard.ts';
import type { SharingOffer } from './swarm/sharing.ts';
import type { Elsewhere } from './ways-out.ts';

/** Whether the player has all of the page's width. */
export interface Theatre {
  readonly on: boolean;
  toggle(): void;
}

/** What the player is given, and what it tells. */
export type PlayerProps = {
  urls: MediaSourceUrls;
  /** What others can help to bring of the video; null when nobody can, or that is not known yet. */
  sharing: SharingOffer | null;
  /** Grows while renditions are still being made; the player then looks for the new ones. */
  renditionCount: number;
  title: string;
  artist: string;
  posterUrl: string | null;
  captions: CaptionTrack[];
  storyboard: StoryboardSheet | null;
  chapters?: readonly Chapter[];
  startSeconds: number;
  /** How long the video is, for as long as the media itself is still made and does not tell. */
  lastsSeconds?: number;
  /** Where viewers are sent when it does not play here. */
  elsewhere?: Elsewhere;
  autoplay?: boolean;
  /** Begins without sound, whatever was heard last; the choice is not kept. */
  muted?: boolean;
  /** Fills what it is in, instead of keeping a shape of its own. */
  fills?: boolean;
  /** Where the player can have all of the page's width. */
  theatre?: Theatre | null;
  /** Without controls the picture, the keyboard and failures are left. */
  controls?: boolean;
  /** Handed the state of the player once it is there. */
  onstore?: (store: MediaStore) => void;
  /** Told every few seconds of playback, at its end, and before and after a jump. */
  onposition: (seconds: number, durationSeconds: number, hasJumped: boolean) => void;
  /** Told four times a minute how playback went. */
  onplayback?: (playback: Playback) => void;
  /** Asked for fresh addresses when the present ones are refused or gone. */
  onreload: () => void;
};

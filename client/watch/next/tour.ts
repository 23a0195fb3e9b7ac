import type { Snippet } from 'svelte';

/** What comes after a video: where it is, and what it is called. */
export interface Following {
  href: string;
  name: string;
}

/** A video's place in something that is watched in order. */
export interface Tour {
  /** The list, shown beside the player. */
  list: Snippet;
  /** Where it begins and ends, in seconds, when that is not where the video does. */
  startSeconds: number | null;
  stopSeconds: number | null;
  next: Following | null;
}

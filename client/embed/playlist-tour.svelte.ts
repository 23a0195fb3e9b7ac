import type { InferResponseType } from 'hono/client';

import { api } from '../api.ts';
import type { node } from '../node.ts';

type List = InferResponseType<(typeof node)['video-playlists'][':id']['videos']['$get']>;
type Place = List['data'][number];
type Element = Place & { video: NonNullable<Place['video']> };

const PAGE = 100;
const MOST = 1000;

/** The videos of a playlist that can be watched, and which of them is shown. */
export class PlaylistTour {
  elements = $state.raw<Element[]>([]);
  index = $state(0);
  /** Counts how often another video was chosen. */
  moves = $state(0);
  loaded = $state(false);
  problem = $state.raw<unknown>(null);
  readonly #id: string;
  readonly #first: number;

  /** `first`: the place to begin at, from 1. */
  constructor(id: string, first: number) {
    this.#id = id;
    this.#first = first;
  }

  get current(): Element | undefined {
    return this.elements[this.index];
  }

  get hasPrevious(): boolean {
    return this.index > 0;
  }

  get hasNext(): boolean {
    return this.index < this.elements.length - 1;
  }

  async load(): Promise<void> {
    this.problem = null;
    try {
      const places: Place[] = [];
      for (let total = 1; places.length < Math.min(total, MOST);) {
        const page = await api.playlistVideos(this.#id, places.length, PAGE);
        if (page.data.length === 0) break;
        total = page.total;
        places.push(...page.data);
      }
      this.elements = places.filter((place): place is Element => place.video !== null);
      const first = this.elements.findIndex(({ position }) => position >= this.#first);
      this.index = Math.max(0, first);
      this.loaded = true;
    } catch (error) {
      this.problem = error;
    }
  }

  /** Goes on by so many videos; past an end nothing happens, or `around` begins again. */
  go(steps: number, { around = false } = {}): void {
    const wanted = this.index + steps;
    const count = this.elements.length;
    if (!around && (wanted < 0 || wanted >= count)) return;
    this.index = (wanted + count) % count;
    this.moves += 1;
  }
}

import { forgetLists } from '../browse/kept-lists.ts';
import { moved } from './order.ts';
import {
  type Playlist,
  type PlaylistDraft,
  type PlaylistElement,
  playlistsApi,
} from './playlists-api.ts';

const PAGE = 100;
const MOST = 1000;

/** A playlist with what is in it, as it is watched and put in order. */
export class OpenedPlaylist {
  playlist = $state.raw<Playlist | null>(null);
  elements = $state.raw<PlaylistElement[]>([]);
  error = $state.raw<unknown>(null);
  /** All of it was read. */
  loaded = $state(false);
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  async load(): Promise<void> {
    this.error = null;
    try {
      const [playlist, elements] = await Promise.all([playlistsApi.one(this.#id), this.#read()]);
      this.playlist = playlist;
      this.elements = elements;
      this.loaded = true;
    } catch (error) {
      this.error = error;
    }
  }

  /** The one at a place, or the next that can be watched; undefined when nothing can. */
  at(position: number): PlaylistElement | undefined {
    const playable = this.elements.filter(({ video }) => video !== null);
    return playable.find((element) => element.position >= position) ?? playable[0];
  }

  /** What is watched after an element. */
  after({ position }: PlaylistElement): PlaylistElement | undefined {
    return this.elements.find((element) => element.position > position && element.video !== null);
  }

  /** Moves an element by so many places, and tells the node. Throws `Problem`, with all as it was. */
  async move({ position }: PlaylistElement, steps: number): Promise<void> {
    const wanted = Math.min(Math.max(1, position + steps), this.elements.length);
    if (wanted === position) return;
    const before = this.elements;
    this.elements = moved(before, position, wanted);
    try {
      await playlistsApi.move(this.#id, position, wanted > position ? wanted : wanted - 1);
    } catch (error) {
      this.elements = before;
      throw error;
    }
  }

  /** Takes an element out. Throws `Problem`. */
  async remove(element: PlaylistElement): Promise<void> {
    await playlistsApi.remove(this.#id, element.id);
    this.elements = this.elements
      .filter(({ id }) => id !== element.id)
      .map((other, index) => ({ ...other, position: index + 1 }));
    forgetLists();
  }

  /** Changes what is said of it. Throws `Problem`. */
  async change(draft: PlaylistDraft): Promise<void> {
    await playlistsApi.change(this.#id, draft);
    this.playlist = await playlistsApi.one(this.#id);
    forgetLists();
  }

  async delete(): Promise<void> {
    await playlistsApi.delete(this.#id);
    forgetLists();
  }

  async #read(): Promise<PlaylistElement[]> {
    const elements: PlaylistElement[] = [];
    for (let total = 1; elements.length < Math.min(total, MOST);) {
      const part = await playlistsApi.elements(this.#id, elements.length, PAGE);
      if (part.data.length === 0) break;
      total = part.total;
      elements.push(...part.data);
    }
    return elements;
  }
}

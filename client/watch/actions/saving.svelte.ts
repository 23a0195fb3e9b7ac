import { forgetLists } from '../../browse/kept-lists.ts';
import { type Playlist, PLAYLIST_PRIVACY, playlistsApi } from '../../playlist/playlists-api.ts';

const MOST = 100;

/** In which of somebody's playlists a video is, and how that changes. */
export class Saving {
  playlists = $state.raw<Playlist[] | null>(null);
  problem = $state.raw<unknown>(null);
  /** The place of the video by playlist. */
  #places = $state.raw<ReadonlyMap<number, number>>(new Map());
  readonly #videoId: number;
  readonly #accountName: string;

  constructor(videoId: number, accountName: string) {
    this.#videoId = videoId;
    this.#accountName = accountName;
  }

  async load(): Promise<void> {
    this.problem = null;
    try {
      const [{ data }, places] = await Promise.all([
        playlistsApi.ofAccount(this.#accountName, 0, MOST),
        playlistsApi.having(this.#videoId),
      ]);
      this.#places = new Map(places.map((place) => [place.playlistId, place.playlistElementId]));
      this.playlists = data;
    } catch (error) {
      this.problem = error;
    }
  }

  has({ id }: Playlist): boolean {
    return this.#places.has(id);
  }

  /** Puts the video in, or takes it out. Throws `Problem`. */
  async toggle({ id }: Playlist): Promise<void> {
    const places = new Map(this.#places);
    const place = places.get(id);
    if (place === undefined) places.set(id, await playlistsApi.add(String(id), this.#videoId));
    else {
      await playlistsApi.remove(String(id), place);
      places.delete(id);
    }
    this.#places = places;
    forgetLists();
  }

  /** Makes a playlist that only its owner sees, with the video in it. Throws `Problem`. */
  async create(displayName: string): Promise<void> {
    const { id } = await playlistsApi.create({
      displayName,
      description: '',
      privacy: PLAYLIST_PRIVACY.private,
      videoChannelId: null,
    });
    const element = await playlistsApi.add(String(id), this.#videoId);
    const playlist = await playlistsApi.one(String(id));
    this.playlists = [playlist, ...(this.playlists ?? [])];
    this.#places = new Map(this.#places).set(id, element);
    forgetLists();
  }
}

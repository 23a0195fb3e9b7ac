import type { InferResponseType } from 'hono/client';

import { t } from '../i18n/t.ts';
import { node } from '../node.ts';

const all = node['video-playlists'];

/** A playlist as it is listed, and by itself. */
export type Playlist = InferResponseType<(typeof all)[':id']['$get']>;

/** A place in a playlist; its video is missing when the viewer may not see it, or it is gone. */
export type PlaylistElement = InferResponseType<
  (typeof all)[':id']['videos']['$get']
>['data'][number];

/** What is said of a playlist. */
export interface PlaylistDraft {
  displayName: string;
  description: string;
  privacy: number;
  videoChannelId: number | null;
}

/** `privacy.id` of a playlist. */
export const PLAYLIST_PRIVACY = { public: 1, unlisted: 2, private: 3 } as const;

/** `type.id` of a playlist. */
export const WATCH_LATER = 2;

/** What a playlist is called; the one that everybody has, in the reader's language. */
export const playlistName = ({ type, displayName }: Playlist): string =>
  type.id === WATCH_LATER ? t('Watch later') : displayName;

const part = (start: number, count: number) => ({ start: String(start), count: String(count) });

const form = ({ displayName, description, privacy, videoChannelId }: PlaylistDraft) =>
  ({
    displayName,
    description: description.trim() || 'null',
    privacy: String(privacy),
    videoChannelId: videoChannelId === null ? 'null' : String(videoChannelId),
  }) as never;

/** Playlists. */
export const playlistsApi = {
  one: async (id: string) => (await all[':id'].$get({ param: { id } })).json(),

  elements: async (id: string, start: number, count: number) =>
    (await all[':id'].videos.$get({ param: { id }, query: part(start, count) })).json(),

  ofChannel: async (handle: string, start: number, count: number) =>
    (
      await node['video-channels'][':handle']['video-playlists'].$get({
        param: { handle },
        query: part(start, count),
      })
    ).json(),

  ofAccount: async (handle: string, start: number, count: number, search = '') =>
    (
      await node.accounts[':handle']['video-playlists'].$get({
        param: { handle },
        query: { sort: '-updatedAt', ...part(start, count), ...(search && { search }) },
      })
    ).json(),

  create: async (draft: PlaylistDraft) =>
    (await (await all.$post({ form: form(draft) })).json()).videoPlaylist,

  change: (id: string, draft: PlaylistDraft) =>
    all[':id'].$put({ param: { id }, form: form(draft) }),

  delete: (id: string) => all[':id'].$delete({ param: { id } }),

  add: async (id: string, videoId: number) =>
    (await (await all[':id'].videos.$post({ param: { id }, json: { videoId } })).json())
      .videoPlaylistElement.id,

  remove: (id: string, elementId: number) =>
    all[':id'].videos[':elementId'].$delete({ param: { id, elementId: String(elementId) } }),

  /** Moves the element at one position behind another; 0 is the front. */
  move: (id: string, startPosition: number, insertAfterPosition: number) =>
    all[':id'].videos.reorder.$post({
      param: { id },
      json: { startPosition, insertAfterPosition },
    }),

  /** In which of the viewer's playlists a video is. */
  having: async (videoId: number) => {
    const answer = await node.users.me['video-playlists']['videos-exist'].$get({
      query: { videoIds: String(videoId) },
    });
    return (await answer.json())[String(videoId)] ?? [];
  },
};

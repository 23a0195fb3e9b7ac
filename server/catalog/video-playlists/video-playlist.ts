/** Who may find a playlist (contract § VideoPlaylistPrivacySet). */
export const PlaylistPrivacy = { public: 1, unlisted: 2, private: 3 } as const;
export type PlaylistPrivacy = (typeof PlaylistPrivacy)[keyof typeof PlaylistPrivacy];

/** Every user has one playlist of what they want to watch later. */
export const PlaylistType = { regular: 1, watchLater: 2 } as const;
export type PlaylistType = (typeof PlaylistType)[keyof typeof PlaylistType];

export const PLAYLIST_PRIVACIES: Readonly<Record<string, string>> = {
  '1': 'Public',
  '2': 'Unlisted',
  '3': 'Private',
};

export const PLAYLIST_TYPES: Readonly<Record<string, string>> = {
  '1': 'Regular',
  '2': 'Watch later',
};

/** What a viewer sees at a place of a playlist (contract § VideoPlaylistElement.type). */
export const ElementType = { regular: 0, deleted: 1, private: 2, unavailable: 3 } as const;
export type ElementType = (typeof ElementType)[keyof typeof ElementType];

export const MAX_PLAYLISTS_PER_ACCOUNT = 1_000;
export const MAX_ELEMENTS_PER_PLAYLIST = 5_000;

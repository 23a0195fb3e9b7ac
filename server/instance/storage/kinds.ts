/** What is stored, as administrators think of it. */
export const STORAGE_KINDS = [
  'originals',
  'renditions',
  'copies', // of other nodes' videos
  'captions',
  'pictures',
  'archives',
  'temporary',
  'other',
] as const;

export type StorageKind = (typeof STORAGE_KINDS)[number];

/** Folders beside the store, for files on their way into it. */
export const ON_THE_WAY = ['uploads', 'archives', 'indexes', 'mirroring', 'scratch'] as const;

/** By the first part of a blob's key, or the folder beside the store. */
const FOLDERS: Record<string, StorageKind> = {
  sources: 'originals',
  renditions: 'renditions',
  mirrors: 'copies',
  captions: 'captions',
  thumbnails: 'pictures',
  storyboards: 'pictures',
  avatars: 'pictures',
  banners: 'pictures',
  logos: 'pictures',
  exports: 'archives',
  imports: 'archives',
  chunks: 'temporary',
  edits: 'temporary',
  results: 'temporary',
  ...Object.fromEntries(ON_THE_WAY.map((folder) => [folder, 'temporary' as const])),
};

export type Stored = { files: number; sizeBytes: number };

/** The sums of each kind; a folder nobody knows is of another kind. */
export function byKind(folders: ({ folder: string } & Stored)[]) {
  const sums = new Map(STORAGE_KINDS.map((kind) => [kind, { files: 0, sizeBytes: 0 }]));
  for (const { folder, files, sizeBytes } of folders) {
    const sum = sums.get(FOLDERS[folder] ?? 'other')!;
    sum.files += files;
    sum.sizeBytes += sizeBytes;
  }
  return [...sums].map(([kind, sum]) => ({ kind, ...sum }));
}

interface Playlist {
  keptHere?: boolean | undefined;
  redundancies: readonly { baseUrl: string }[];
}

/** The directory this node keeps its own copy of another node's video in; null when it keeps none. */
export const ownCopyOf = ({ keptHere, redundancies }: Playlist): string | null =>
  keptHere ? (redundancies[0]?.baseUrl.replace(/\/$/, '') ?? null) : null;

/** A mirror holds its copies in one directory, under the names they have at the origin. */
export const copyUrl = (baseUrl: string, fileUrl: string): string =>
  `${baseUrl.replace(/\/$/, '')}/${fileUrl.slice(fileUrl.lastIndexOf('/') + 1)}`;

/** Where a file is played from: this node's own copy, where it keeps one, for its node may be away. */
export function playedFrom(fileUrl: string, playlist: Playlist): string {
  const ours = ownCopyOf(playlist);
  return ours === null ? fileUrl : copyUrl(ours, fileUrl);
}

/** What lies on this node, under the name the page `here` was reached by. */
export const nearest = (url: string, here: string): string =>
  new URL(new URL(url).pathname, here).href;

/** Where the files lie that a node keeps of a video of another one (contract § redundancy). */
export const copyDirectory = (videoUuid: string): string => `/static/redundancy/hls/${videoUuid}`;

/** What the torrent of a file is called that lies beside its copy. */
export const copyTorrentName = (fileName: string): string => `${fileName}.torrent`;

/** Where a file of another node's video is: here, if this node keeps it (`names`, by where each was copied from). */
export const nearestCopy =
  ({ origin }: Pick<URL, 'origin'>, videoUuid: string, names: ReadonlyMap<string, string>) =>
  (url: string): string => {
    const name = names.get(url);
    return name === undefined ? url : `${origin}${copyDirectory(videoUuid)}/${name}`;
  };

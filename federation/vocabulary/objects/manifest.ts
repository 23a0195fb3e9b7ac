/** A file of a video: of a small one its hash, of media the torrent that has its pieces. Sizes in bytes and pixels. */
export type ManifestFile = {
  rel: 'master' | 'playlist' | 'hashes' | 'media' | 'captions' | 'storyboard' | 'thumbnail';
  url: string;
  mediaType: string;
  sizeBytes: number;
  height?: number | undefined; // of a rendition
  language?: string | undefined; // of words
  sha256?: string | undefined; // in hex
  infoHash?: string | undefined; // in hex
};

/** A directory at another node with copies; `url` is the id of its CacheFile. */
export type ManifestMirror = { url: string; directoryUrl: string; expiresAt: Date | null };

export type Manifest = {
  url: string;
  videoUrl: string;
  nodeUrl: string;
  issuedAt: Date;
  files: ManifestFile[];
  mirrors: ManifestMirror[];
};

/** What a node signs of the files of a video, so that they can be had of anybody. */
export const manifestObject = (manifest: Manifest) => ({
  id: manifest.url,
  type: 'MediaManifest',
  object: manifest.videoUrl,
  attributedTo: manifest.nodeUrl,
  published: manifest.issuedAt.toISOString(),
  files: manifest.files.map(fileLink),
  mirrors: manifest.mirrors.map(({ url, directoryUrl, expiresAt }) => ({
    type: 'Link',
    id: url,
    href: directoryUrl,
    ...(expiresAt && { expires: expiresAt.toISOString() }),
  })),
});

const fileLink = ({ rel, url, sizeBytes, language, ...file }: ManifestFile) => ({
  type: 'Link',
  rel,
  href: url,
  size: sizeBytes,
  ...(language !== undefined && { hreflang: language }),
  ...Object.fromEntries(Object.entries(file).filter(([, value]) => value !== undefined)),
});

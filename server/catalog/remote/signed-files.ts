/** A file of another node's video, as that node signed for it. What is not told is null. */
export type SignedFile = {
  /** Its address there. */
  url: string;
  sizeBytes: number;
  /** In hex: of a small file. */
  sha256: string | null;
  /** In hex: of one that has a torrent. */
  infoHash: string | null;
};

/** All files of a video, signed for by its node; `document` is what it signed, to be shown to others as it is. */
export type RemoteManifest = {
  videoId: number;
  issuedAt: Date;
  files: SignedFile[];
  document: Record<string, unknown>;
};

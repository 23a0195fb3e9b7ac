import type { Label } from './label.ts';

/** The words of a video in one language. `playlistUrl`: of the HLS playlist that names the file, where there is one. */
export type Caption = {
  language: Label;
  automaticallyGenerated: boolean;
  fileUrl: string;
  playlistUrl: string | null;
};

export const captionObject = (caption: Caption) => ({
  ...caption.language,
  automaticallyGenerated: caption.automaticallyGenerated,
  url: [
    { type: 'Link', mediaType: 'text/vtt', href: caption.fileUrl },
    ...(caption.playlistUrl === null
      ? []
      : [{ type: 'Link', mediaType: 'application/x-mpegURL', href: caption.playlistUrl }]),
  ],
});

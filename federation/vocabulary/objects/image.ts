/** One size of a picture. `url` is absolute. */
export type Image = { url: string; width: number; height: number };

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** The media type a picture's name says; JPEG where it says nothing else. */
const imageMediaType = (url: string): string =>
  MEDIA_TYPES[url.slice(url.lastIndexOf('.') + 1).toLowerCase()] ?? 'image/jpeg';

export const imageObject = ({ url, width, height }: Image) => ({
  type: 'Image',
  url,
  mediaType: imageMediaType(url),
  width,
  height,
});

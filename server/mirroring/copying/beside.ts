import { remoteFailed } from '../../platform/fetch/failure.ts';
import { isFileName } from './playlists.ts';

/** What lies beside the media of a video: the words of a language, or the pictures of the seek bar. */
export type Beside = { url: string; kind: keyof typeof MAX_BYTES };

/** The most a file may have. */
export const MAX_BYTES = { captions: 5 * 2 ** 20, storyboard: 10 * 2 ** 20 };

const MEDIA_TYPES: Record<Beside['kind'], Record<string, string>> = {
  captions: { '.vtt': 'text/vtt; charset=utf-8' },
  storyboard: {
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.png': 'image/png',
    '.webp': 'image/webp',
  },
};

/** The name of a file at its node and its media type. Fails with `remote_failed` for what is not mirrored. */
export function namedBeside({ url, kind }: Beside): { name: string; mediaType: string } {
  const name = new URL(url).pathname.split('/').at(-1)!;
  const mediaType = MEDIA_TYPES[kind][name.slice(name.lastIndexOf('.')).toLowerCase()];
  if (!isFileName(name) || mediaType === undefined)
    throw remoteFailed(`What ${url} is called is not mirrored.`);
  return { name, mediaType };
}

const IS: Record<string, (bytes: Buffer) => boolean> = {
  'text/vtt; charset=utf-8': (bytes) => /^\u{feff}?WEBVTT/u.test(bytes.toString('utf8', 0, 12)),
  'image/jpeg': (bytes) => bytes.readUIntBE(0, 3) === 0xff_d8_ff,
  'image/png': (bytes) => bytes.toString('latin1', 1, 4) === 'PNG',
  'image/webp': (bytes) => bytes.toString('latin1', 8, 12) === 'WEBP',
};

/** Fails with `remote_failed` for bytes that are not of that type. */
export function requireBeside(bytes: Buffer, mediaType: string): void {
  if (bytes.length < 12 || !IS[mediaType]!(bytes)) throw remoteFailed('It is no such file.');
}

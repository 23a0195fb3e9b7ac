import { remoteFailed } from '../../platform/fetch/failure.ts';

const NAME = /^[A-Za-z0-9][\w.-]{0,199}$/;
const URI = /\bURI="([^"]*)"/g;
const MEDIA: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.m4s': 'video/iso.segment',
  '.m4a': 'audio/mp4',
};

/** Whether it is the name of a file and nothing else: no directory, no query, no other host. */
export const isFileName = (text: string): boolean => NAME.test(text);

/**
 * The names of the files a playlist leads to, each once, in its order: those of lines, and those in attributes, as of audio
 * that is apart. Fails with `remote_failed` for what is no playlist, or leads elsewhere than to files beside it.
 */
export function namesIn(playlist: string): string[] {
  const lines = playlist.split(/\r?\n/).map((line) => line.trim());
  if (lines[0] !== '#EXTM3U') throw remoteFailed('What should be a playlist is none.');
  const names = lines.flatMap((line) => {
    if (line === '') return [];
    return line.startsWith('#') ? [...line.matchAll(URI)].map(([, uri]) => uri!) : [line];
  });
  const strange = names.find((name) => !isFileName(name) || kindOf(name) === undefined);
  if (strange !== undefined)
    throw remoteFailed('A playlist leads elsewhere than to playlists and media beside it.');
  return [...new Set(names)];
}

/** The media type of a file by the end of its name; undefined for what is not mirrored. */
export function kindOf(name: string): string | undefined {
  if (isPlaylist(name)) return 'application/vnd.apple.mpegurl';
  return MEDIA[name.slice(name.lastIndexOf('.'))];
}

export const isPlaylist = (name: string): boolean => name.endsWith('.m3u8');

import { Failure } from '../../platform/errors.ts';
import { remoteFailed } from '../../platform/fetch/failure.ts';
import { type Fetch, type FetchOptions } from '../../platform/fetch/index.ts';
import { isFileName, isPlaylist, namesIn } from './playlists.ts';
import { isAsSigned, notAsSigned, type Signed } from './signed.ts';

const MAX_TEXT_BYTES = 4 * 2 ** 20; // of a day of video in segments of four seconds
const MAX_PLAYLISTS = 40; // of three codecs and nine languages
const MAX_MEDIA = 60;

/** The files of a video in HLS: its playlists as they are, and the names of its media, beside each other. */
export type FileSet = { playlists: Map<string, string>; media: string[] };

type Options = {
  fetch: Fetch['fetch'];
  signal: AbortSignal;
  signed: Signed;
  /** Directories of other nodes with the same files: they are asked for what can be checked when its node is away. */
  elsewhere: readonly string[];
};

/** Reads all playlists from the master on. Fails with `remote_failed` for what cannot be had, or leads elsewhere. */
export async function readSet(playlistUrl: URL, options: Options): Promise<FileSet> {
  const master = playlistUrl.pathname.split('/').at(-1)!;
  if (!isFileName(master) || !isPlaylist(master))
    throw remoteFailed('Its playlist has a name that is not mirrored.');
  const playlists = new Map<string, string>();
  const media = new Set<string>();
  const waiting = [master];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (playlists.has(name)) continue;
    if (playlists.size >= MAX_PLAYLISTS) throw remoteFailed('It has too many playlists.');
    const text = await readText(new URL(name, playlistUrl), options);
    playlists.set(name, text);
    for (const each of namesIn(text)) {
      if (isPlaylist(each)) waiting.push(each);
      else media.add(each);
    }
  }
  if (media.size === 0) throw remoteFailed('Its playlists name no media.');
  if (media.size > MAX_MEDIA) throw remoteFailed('It has too many files.');
  return { playlists, media: [...media] };
}

/** A small text of another node. Fails with `remote_failed` unless it is there, and is what was signed for. */
export const readText = async (url: URL, options: Options): Promise<string> =>
  (await readBytes(url, options)).toString();

/** The same as bytes. */
async function readBytes(url: URL, options: Options): Promise<Buffer> {
  const name = url.pathname.split('/').at(-1)!;
  const isSigned = options.signed.get(url.href)?.sha256 != null;
  const others = isSigned ? options.elsewhere.map((base) => new URL(`${base}/${name}`)) : [];
  return readFirst([url, ...others], options, (bytes) => {
    if (!isAsSigned(options.signed, url, bytes)) throw notAsSigned();
    return bytes;
  });
}

/** What the first of these addresses has that can be read. Fails with what the first failed with. */
export async function readFirst<T>(
  urls: readonly URL[],
  { fetch, signal }: Pick<Options, 'fetch' | 'signal'>,
  take: (bytes: Buffer) => T,
): Promise<T> {
  const limits: FetchOptions = { maxBytes: MAX_TEXT_BYTES, totalSeconds: 60, signal };
  const failures: Failure[] = [];
  for (const url of urls) {
    try {
      const { status, body } = await fetch(url, limits);
      if (status !== 200) throw remoteFailed(`${url.host} answered with ${status}.`);
      return take(body);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  throw failures[0]!;
}

import { Failure } from '../../../platform/errors.ts';
import type { Described, TorrentFile } from './metainfo.ts';

const MEDIA =
  /\.(mp4|m4v|mov|mkv|webm|avi|mpe?g|m2?ts|ts|flv|wmv|asf|mxf|ogv|3gp|mp3|ogg|oga|opus|wav|flac|m4a|aac)$/i;
const AUDIO = /\.(mp3|ogg|oga|opus|wav|flac|m4a|aac)$/i;

/** The one file of a torrent that becomes a video: its largest film, else its largest sound. Fails with the contract's code. */
export function chooseFile({ files }: Pick<Described, 'files'>): TorrentFile {
  const media = files.filter(({ name, sizeBytes }) => sizeBytes > 0 && MEDIA.test(name));
  const films = media.filter(({ name }) => !AUDIO.test(name));
  const [chosen] = (films.length > 0 ? films : media).toSorted((a, b) => b.sizeBytes - a.sizeBytes);
  if (chosen) return chosen;
  throw new Failure('incorrect_files_in_torrent', 'This torrent has no file of a video.');
}

import { titleOf } from '../../draft.ts';
import type { Import } from '../queries.ts';
import { parseMagnet } from './magnet.ts';

type Source = Pick<Import, 'magnetUri' | 'torrentName'>;

/** What the video of a torrent is called until its file is known. */
export function titleOfSource({ magnetUri, torrentName }: Source): string {
  const name = torrentName ?? parseMagnet(magnetUri ?? '')?.name ?? '';
  const printable = name.toWellFormed().replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return titleOf(printable);
}

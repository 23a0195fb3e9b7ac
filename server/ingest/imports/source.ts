import { invalid } from '../../platform/errors.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import { safeName } from '../upload.ts';
import type { ImportForm } from './form.ts';
import type { Import } from './queries.ts';
import { titleOfUrl } from './title-of-url.ts';
import { chooseFile } from './torrents/choose-file.ts';
import { parseMagnet } from './torrents/magnet.ts';
import { readMetainfo } from './torrents/metainfo.ts';
import { requireSource } from './torrents/require-source.ts';
import { titleOfSource } from './torrents/title.ts';

/** Where an import comes from, as its row has it; `metainfo` is what was sent of a torrent. */
export type Source = Pick<Import, 'targetUrl' | 'magnetUri' | 'torrentName'> & {
  metainfo?: Buffer;
};

const NOWHERE = { targetUrl: null, magnetUri: null, torrentName: null };

/**
 * Reads where an import is to come from. Fails with `invalid` for what names nothing, with `forbidden` for what is not on the
 * public internet, with `unreadable_media` or `incorrect_files_in_torrent` for a torrent without a video.
 */
export async function readSource(fetch: Fetch, form: ImportForm): Promise<Source> {
  const { targetUrl, magnetUri, torrentfile } = form;
  if (targetUrl !== undefined) {
    await fetch.requireReachable(new URL(targetUrl), { plainHttp: true });
    return { ...NOWHERE, targetUrl };
  }
  if (magnetUri !== undefined) {
    const magnet = parseMagnet(magnetUri);
    if (!magnet) throw invalid('magnetUri', 'Should be a magnet URI of BitTorrent v1');
    await requireSource(fetch, 'magnetUri', magnet);
    return { ...NOWHERE, magnetUri };
  }
  if (torrentfile === undefined)
    throw invalid('targetUrl', 'Should have a magnetUri or a targetUrl or a torrent file.');
  const metainfo = Buffer.from(await torrentfile.bytes());
  const torrent = readMetainfo(metainfo);
  chooseFile(torrent);
  await requireSource(fetch, 'torrentfile', torrent);
  return { ...NOWHERE, torrentName: safeName(torrentfile.name), metainfo };
}

/** What the video is called until somebody, or the place it comes from, says better. */
export const titleOf = (source: Source): string =>
  source.targetUrl === null ? titleOfSource(source) : titleOfUrl(source.targetUrl);

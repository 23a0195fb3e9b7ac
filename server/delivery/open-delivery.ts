import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

import { CATALOG_CHANGES, findMedia } from '../catalog/index.ts';
import type { Database, Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { Storage } from '../platform/storage.ts';
import { type Answer, sendAnswer } from './answer.ts';
import { createAssets } from './assets.ts';
import { createBuffers } from './buffers.ts';
import { createCallers } from './caller.ts';
import { createDocuments } from './documents.ts';
import { createFresh } from './fresh.ts';
import { PREFLIGHT_HEADERS } from './headers.ts';
import { createHotBytes } from './hot-bytes.ts';
import { isMediaTarget, parseMediaPath } from './media-path.ts';
import { createOpenFiles } from './open-files.ts';
import { createPictures } from './pictures.ts';
import { createRefusals, refuseMethod } from './refuse.ts';
import { findVideoFile } from './videos.ts';

const SWEEP_SECONDS = 15;
const CLIENT_ASSETS = join(import.meta.dirname, '../../client/dist/assets');

type Node = { db: Db; database: Database; storage: Storage; log: Log; secret: Buffer };

/**
 * Delivers playlists, media, pictures and the client's files, in front of the router: byte ranges are most of what a
 * node sends. What it remembers of a video is dropped when the catalog tells of a change, and after ten seconds at most.
 */
export async function openDelivery({ db, database, storage, log, secret }: Node) {
  const videos = createFresh((uuid) => findMedia(db, uuid), { ttlSeconds: 10, maxKeys: 5000 });
  await database.listen(CATALOG_CHANGES, (uuid) => (uuid ? videos.drop(uuid) : videos.clear()));
  const files = createOpenFiles(storage.localPath);
  const source = { files, hot: createHotBytes(), buffers: createBuffers() };
  const callers = createCallers({ db });
  const documents = createDocuments({ db });
  const pictures = createPictures({ db });
  const assets = createAssets(CLIENT_ASSETS);
  const refuse = createRefusals(log);
  const videoSource = { findVideo: videos.get, documents, secret };
  const sweep = setInterval(() => {
    for (const kept of [source.files, source.hot, source.buffers]) kept.sweep();
  }, SWEEP_SECONDS * 1000).unref();

  const find = (request: IncomingMessage): Promise<Answer> => {
    const [path, search] = splitTarget(request.url!);
    const asked = parseMediaPath(path);
    if (!asked) throw notFound('File');
    if (asked.kind === 'picture') return pictures.find(asked.key);
    if (asked.kind === 'asset') return assets.find(asked.name, request.headers['accept-encoding']);
    const query = new URLSearchParams(search);
    const asking = { query, identify: () => callers.identify(request, query) };
    return findVideoFile(asked, asking, videoSource);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await sendAnswer(request, response, await find(request), source);
    } catch (error) {
      refuse(response, error);
    }
  };

  return {
    /** Answers a request for a file, and says whether it was one. */
    handle(request: IncomingMessage, response: ServerResponse): boolean {
      if (!isMediaTarget(request.url!)) return false;
      const { method } = request;
      if (method === 'GET' || method === 'HEAD') void answer(request, response);
      else if (method === 'OPTIONS') response.writeHead(204, PREFLIGHT_HEADERS).end();
      else refuseMethod(response);
      return true;
    },
    close() {
      clearInterval(sweep);
      callers.close();
      documents.close();
      files.close();
    },
  };
}

export type Delivery = Awaited<ReturnType<typeof openDelivery>>;

function splitTarget(target: string): [path: string, search: string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark)];
}

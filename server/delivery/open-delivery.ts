import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

import { CATALOG_CHANGES, findMedia, GROWTH } from '../catalog/index.ts';
import type { Database, Db } from '../platform/db.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';
import type { Log } from '../platform/log.ts';
import type { MediaEgress } from '../platform/media-egress/index.ts';
import { PROJECT } from '../platform/project.ts';
import type { Storage } from '../platform/storage.ts';
import { type Callers, createCallers } from './access/caller.ts';
import { type Answer, sendAnswer } from './answer.ts';
import { createAssets } from './assets.ts';
import { createBuffers } from './bytes/buffers.ts';
import { createHotBytes } from './bytes/hot-bytes.ts';
import { createOpenFiles } from './bytes/open-files.ts';
import type { FileSource } from './bytes/send-file.ts';
import { type Copies, openCopies } from './copies.ts';
import { createDownloadCounter, type DownloadCounter } from './count-download.ts';
import { createDocuments } from './documents.ts';
import { createFresh } from './fresh.ts';
import { createGenerated } from './generate/generate.ts';
import { PREFLIGHT_HEADERS } from './headers.ts';
import { isMediaTarget, type MediaPath, parseMediaPath, wrongPath } from './media-path.ts';
import { createPictures } from './pictures.ts';
import { createRefusals, refuseMethod } from './refuse.ts';
import { type Asking, findVideoFile, type VideoSource } from './videos.ts';

const SWEEP_SECONDS = 15;
const CLIENT_ASSETS = join(PROJECT, 'client/dist/assets');

type Node = {
  db: Db;
  database: Database;
  storage: Storage;
  ffmpeg: Ffmpeg;
  egress: MediaEgress;
  log: Log;
  secret: Buffer;
};

/**
 * Delivers playlists, media, pictures and the client's files, in front of the router: byte ranges are most of what a
 * node sends. What it remembers of a video is dropped when the catalog tells of a change, and after ten seconds at most.
 */
export async function openDelivery(node: Node) {
  const { db, database, storage, egress, log, secret } = node;
  const videos = await keepVideos({ db, database });
  const files = createOpenFiles(storage.localPath);
  const source = { files, hot: createHotBytes(), buffers: createBuffers(), egress };
  const callers = createCallers({ db });
  const documents = createDocuments({ db });
  const refuse = createRefusals(log);
  const videoSource = { ...videos, documents, secret };
  const { buffers } = source;
  const generated = createGenerated({ ...node, buffers, source: videoSource });
  const countDownload = createDownloadCounter({ db, log });
  const sweep = setInterval(() => {
    for (const kept of [source.files, source.hot, buffers]) kept.sweep();
  }, SWEEP_SECONDS * 1000).unref();

  const respond = respondWith({
    callers,
    copies: await openCopies({ db, database }),
    pictures: createPictures({ db }),
    assets: createAssets(CLIENT_ASSETS),
    videoSource,
    generated,
    source,
    countDownload,
    pressure: egress.headers,
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await respond(request, response);
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

/** What is known of videos, until a change of theirs is told. */
async function keepVideos({ db, database }: Pick<Node, 'db' | 'database'>) {
  const videos = createFresh((uuid) => findMedia(db, uuid), { ttlSeconds: 10, maxKeys: 5000 });
  for (const channel of [CATALOG_CHANGES, GROWTH])
    await database.listen(channel, (uuid) => (uuid ? videos.drop(uuid) : videos.clear()));
  return {
    findVideo: videos.get,
    findVideoNow(uuid: string) {
      videos.drop(uuid);
      return videos.get(uuid);
    },
  };
}

type Parts = {
  callers: Callers;
  copies: Copies;
  pictures: ReturnType<typeof createPictures>;
  assets: ReturnType<typeof createAssets>;
  videoSource: VideoSource;
  generated: ReturnType<typeof createGenerated>;
  source: FileSource;
  countDownload: DownloadCounter;
  /** What players are asked for, as header lines. */
  pressure: () => readonly string[];
};

/** Finds the file a request is for and sends it; each fails as its finder does. */
function respondWith({ callers, videoSource, source, ...parts }: Parts) {
  const { copies, pictures, assets, generated, countDownload, pressure } = parts;
  const find = (request: IncomingMessage, asked: Finished, asking: Asking): Promise<Answer> => {
    if (asked.kind === 'copy') return copies.find(asked);
    if (asked.kind === 'picture') return pictures.find(asked.key, 'image/');
    if (asked.kind === 'caption') return pictures.find(asked.key, 'text/vtt');
    if (asked.kind === 'asset') return assets.find(asked.name, request.headers['accept-encoding']);
    return findVideoFile(asked, asking, videoSource);
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path, search] = splitTarget(request.url!);
    const asked = parseMediaPath(path);
    if (!asked) throw wrongPath(path);
    const query = new URLSearchParams(search);
    const { range } = request.headers;
    const asking = { query, range, identify: () => callers.identify(request, query) };
    if (asked.kind === 'generate') {
      countDownload(request, await generated(request, response, asked.id, asking));
      return;
    }
    const answer = await find(request, asked, asking);
    if (asked.kind === 'hls' || asked.kind === 'copy') answer.headers.push(...pressure());
    await sendAnswer(request, response, answer, source);
    if (asked.kind !== 'download') return;
    const video = await videoSource.findVideo(asked.videoUuid);
    if (video) countDownload(request, video.id);
  };
}

type Finished = Exclude<MediaPath, { kind: 'generate' }>;

function splitTarget(target: string): [path: string, search: string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark)];
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

import { DataStore, type Locker, Server, Upload as TusUpload } from '@tus/server';

import type { User } from '../../identity/index.ts';
import { type ErrorCode, Failure } from '../../platform/errors.ts';
import { limitSilence } from '../../platform/resumable/body.ts';
import type { UploadLock, UploadLocks } from '../../platform/resumable/locks.ts';
import { completeUpload, type CompleteStore } from '../complete.ts';
import { Draft, readDraft, titleOf } from '../draft.ts';
import { MAX_FILE_BYTES, requireTakenIn } from '../reserve.ts';
import { beginUpload, findOwnUpload, offsetOf, receive, removeUpload } from '../upload.ts';

const TUS_PATH = '/api/v1/uploads';
/** Names the video an upload has become, in the answer to its last bytes. */
export const VIDEO_HEADER = 'tributary-video';

export type TusNode = CompleteStore & { locks: UploadLocks };
type Call = { request: Request; incoming: IncomingMessage; lock?: UploadLock };

/**
 * Answers one request of the tus protocol for a user, who sees no uploads but their own. Rejects with a `Failure` where
 * the protocol's library would answer with text.
 */
export async function answerTus(node: TusNode, user: User, call: Call): Promise<Response> {
  const { request } = call;
  let failure: Error | undefined;
  const server = new Server({
    path: TUS_PATH,
    datastore: storeOf(node, user, call),
    locker: lockerOf(node.locks, call),
    lockDrainTimeout: 1, // who asks for a lock has made sure that its holder is to end
    relativeLocation: true,
    maxSize: MAX_FILE_BYTES,
    namingFunction: () => randomUUID(),
    async onIncomingRequest(_, id) {
      if (request.method !== 'POST') await findOwnUpload(node.db, user, id); // before its writer is disturbed
    },
    async onUploadFinish(_, { id }) {
      return { headers: { [VIDEO_HEADER]: (await completeUpload(node, id)).uuid } };
    },
    onResponseError(_, error) {
      failure = toFailure(error);
      return undefined;
    },
  });
  const response = await server.handleWeb(request);
  if (failure) throw failure;
  if (request.method === 'HEAD' && response.ok) await nameVideo(node, request, response);
  return response;
}

/** An upload may have been cut off between its last byte and its video: then asking how far it is completes it. */
async function nameVideo(node: TusNode, { url }: Request, { headers }: Response) {
  if (headers.get('upload-offset') !== headers.get('upload-length')) return;
  const id = new URL(url).pathname.split('/').at(-1)!;
  headers.set(VIDEO_HEADER, (await completeUpload(node, id)).uuid);
}

/** The library's view of a user's uploads. */
function storeOf(node: TusNode, user: User, call: Call): DataStore {
  return Object.assign(new DataStore(), {
    extensions: ['creation', 'creation-with-upload', 'termination'],

    async create(file: TusUpload) {
      const { filename = '', filetype: _, ...said } = withoutNulls(file.metadata);
      await requireTakenIn(node.db, filename);
      const draft = readDraft(Draft, { ...said, name: said['name'] ?? titleOf(filename) });
      await beginUpload(node, user, { id: file.id, filename, sizeBytes: file.size ?? 0, draft });
      return file;
    },

    async getUpload(id: string) {
      const upload = await findOwnUpload(node.db, user, id);
      if (upload.state === 'rejected') throw new Failure('unreadable_media', upload.reason ?? '');
      const { filename, sizeBytes: size, draft } = upload;
      const metadata = { filename, name: draft.name };
      return new TusUpload({ id, size, offset: await offsetOf(node, upload), metadata });
    },

    write: (source: Readable, id: string, offset: number) =>
      receive(node, { id }, offset, watched(source, call)),

    async remove(id: string) {
      await findOwnUpload(node.db, user, id);
      await removeUpload(node, id);
    },
  });
}

/** Reading how far an upload is needs no lock, and cancelling it waits for nobody. */
const lockerOf = (locks: UploadLocks, call: Call): Locker => ({
  newLock: (id) => ({
    async lock(_, stop) {
      const { method } = call.request;
      if (method === 'HEAD') return;
      call.lock = await locks.take(id, { stop: () => void stop(), force: method === 'DELETE' });
    },
    async unlock() {
      call.lock?.release();
    },
  }),
});

async function* watched(source: AsyncIterable<Buffer>, { incoming, lock }: Call) {
  using _ = limitSilence(incoming);
  for await (const chunk of source) {
    lock?.touch();
    yield chunk;
  }
}

const withoutNulls = (metadata: TusUpload['metadata'] = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(metadata).filter((entry): entry is [string, string] => entry[1] !== null),
  );

const CODES: Readonly<Record<number, ErrorCode>> = {
  404: 'not_found',
  409: 'conflict',
  410: 'not_found',
  413: 'max_file_size_reached',
};

/** What the library throws is a status and a text, or what our own store has thrown. */
function toFailure(error: Error | { status_code: number; body: string }): Error {
  if (!('status_code' in error)) return error;
  const { status_code, body } = error;
  return new Failure(CODES[status_code] ?? 'invalid', body.trim());
}

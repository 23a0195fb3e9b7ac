import { type ClientRequest, request as openRequest } from 'node:http';

import type { SignedIn } from './client.ts';

export const TUS_PATH = '/api/v1/uploads';
export const TUS = { 'tus-resumable': '1.0.0' };
export const CHUNK = { ...TUS, 'content-type': 'application/offset+octet-stream' };

export const metadataOf = (fields: Record<string, string>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** Begins an upload by tus, as its single requests go over the wire. */
export const createByTus = (
  user: SignedIn,
  sizeBytes: number | string,
  fields: Record<string, string> = {},
): Promise<Response> =>
  user.request(TUS_PATH, {
    method: 'POST',
    headers: {
      ...TUS,
      'upload-length': String(sizeBytes),
      'upload-metadata': metadataOf({ filename: 'river.mp4', ...fields }),
    },
  });

export type TusUpload = Awaited<ReturnType<typeof beginByTus>>;

/** An upload of this size that has begun, and what can be asked of it. */
export async function beginByTus(
  user: SignedIn,
  url: string,
  sizeBytes: number,
  fields: Record<string, string> = {},
) {
  const created = await createByTus(user, sizeBytes, fields);
  const at = created.headers.get('location')!;
  const head = (as = user) => as.request(at, { method: 'HEAD', headers: TUS });
  return {
    at,
    id: at.split('/').at(-1)!,
    head,
    offset: async () => Number((await head()).headers.get('upload-offset')),
    patch: (offset: number, body: BodyInit, as = user) =>
      as.request(at, {
        method: 'PATCH',
        headers: { ...CHUNK, 'upload-offset': String(offset) },
        body,
        duplex: 'half',
      } as RequestInit),
    cancel: (as = user) => as.request(at, { method: 'DELETE', headers: TUS }),
    /** A request that promises all the rest, and stays open after `bytes`. */
    stall(bytes: Uint8Array, offset = 0): ClientRequest {
      const headers = {
        ...CHUNK,
        authorization: `Bearer ${user.token}`,
        'upload-offset': offset,
        'content-length': sizeBytes - offset,
      };
      const outgoing = openRequest(url + at, { method: 'PATCH', headers });
      outgoing.on('error', () => {}); // it breaks, or is closed, in the end
      outgoing.write(bytes);
      return outgoing;
    },
  };
}

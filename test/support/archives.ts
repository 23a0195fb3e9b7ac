import { buffer } from 'node:stream/consumers';

import { expect } from 'vitest';
import { ZipFile } from 'yazl';

import type { SignedIn } from './client.ts';
import { asJson } from './people.ts';

/** The last import of a user, as clients see it. */
export type Imported = {
  id: number;
  state: { id: number; label: string };
  error: string | null;
  summary: Record<string, { success: number; duplicates: number; errors: number }> | null;
};

export const userIdOf = async (user: SignedIn) =>
  ((await (await user.request('/api/v1/users/me')).json()) as { id: number }).id;

/** An archive with these files; documents as what they hold. */
export async function zipOf(files: Record<string, unknown>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    zip.addBuffer(bytes, name);
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Where the archive of a user is, for whoever knows. */
export async function exportedUrl(
  user: SignedIn,
  { withVideoFiles = true, channelName }: { withVideoFiles?: boolean; channelName?: string } = {},
): Promise<string> {
  const path = `/api/v1/users/${await userIdOf(user)}/exports`;
  const asked = await user.request(`${path}/request`, {
    method: 'POST',
    ...asJson({ withVideoFiles, channelName }),
  });
  expect(asked.status).toBe(200);
  type List = { data: { state: { id: number }; privateDownloadUrl: string }[] };
  const first = async () => ((await (await user.request(path)).json()) as List).data[0];
  await expect.poll(async () => (await first())?.state.id, { timeout: 20_000 }).toBe(3);
  return (await first())!.privateDownloadUrl;
}

/** The archive of a user, as they would fetch it. */
export async function exported(user: SignedIn, withVideoFiles = false): Promise<Buffer> {
  const url = new URL(await exportedUrl(user, { withVideoFiles }));
  return Buffer.from(await (await user.request(url.pathname + url.search)).arrayBuffer());
}

/** Begins to send an archive. */
export const begin = (user: SignedIn, userId: number, sizeBytes: number, filename = 'mine.zip') =>
  user.request(`/api/v1/users/${userId}/imports/import-resumable`, {
    method: 'POST',
    body: JSON.stringify({ filename }),
    headers: {
      'content-type': 'application/json',
      'x-upload-content-length': String(sizeBytes),
      'x-upload-content-type': 'application/zip',
    },
  });

/** Sends bytes of an archive to where `begin` has said. */
export const send = (
  user: SignedIn,
  location: string,
  bytes: Buffer,
  start = 0,
  end = bytes.length,
) =>
  user.request(location, {
    method: 'PUT',
    body: new Uint8Array(bytes.subarray(start, end)),
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `bytes ${start}-${end - 1}/${bytes.length}`,
    },
  });

export const latest = async (user: SignedIn, userId: number) =>
  (await (await user.request(`/api/v1/users/${userId}/imports/latest`)).json()) as Imported;

/** Brings in an archive whole, and returns how that ended. */
export async function broughtIn(user: SignedIn, bytes: Buffer): Promise<Imported> {
  const userId = await userIdOf(user);
  const begun = await begin(user, userId, bytes.length);
  expect([200, 201]).toContain(begun.status);
  const sent = await send(user, begun.headers.get('location')!, bytes);
  expect(sent.status).toBe(200);
  const { userImport } = (await sent.json()) as { userImport: { id: number } };
  const isEnded = async () => (await latest(user, userId)).state.id >= 3;
  await expect.poll(isEnded, { timeout: 60_000 }).toBe(true);
  const ended = await latest(user, userId);
  expect(ended.id).toBe(userImport.id);
  return ended;
}

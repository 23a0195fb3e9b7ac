import { setTimeout as delay } from 'node:timers/promises';

import type * as z from 'zod';

import type { Preview } from '../../server/ingest/arriving/preview.ts';
import type { SignedIn } from './client.ts';
import { detailsOf } from './studio.ts';
import type { TusUpload } from './tus.ts';

const PATIENCE_MS = 60_000;

type PreviewJson = z.output<typeof Preview>;

/** What can be watched of an upload while it comes, as its uploader asks. */
export function previewOf(user: SignedIn, uploadId: string) {
  const at = `/api/v1/uploads/${uploadId}/preview`;
  const read = async () => (await (await user.request(at)).json()) as PreviewJson;
  return {
    at,
    read,
    ask: async (wish: { published?: boolean } = {}) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify(wish);
      const response = await user.request(at, { method: 'POST', headers, body });
      return (await response.json()) as PreviewJson;
    },
    /** Waits until it is so, in at most a minute. */
    async until(state: PreviewJson['state']): Promise<PreviewJson> {
      for (const endsAt = performance.now() + PATIENCE_MS; ; await delay(100)) {
        const preview = await read();
        if (preview.state === state) return preview;
        if (performance.now() > endsAt) throw new Error(`is ${JSON.stringify(preview)}`);
      }
    },
  };
}

/** Sends the last box of an MP4 before the others. */
export async function sendIndex(user: SignedIn, { at }: TusUpload, bytes: Buffer) {
  const body = bytes.subarray(bytes.lastIndexOf('moov') - 4) as Buffer<ArrayBuffer>;
  const answer = await user.request(`${at}/index`, { method: 'PUT', body });
  if (answer.status !== 204) throw new Error(`refused: ${answer.status}`);
}

/** What the playlist of a video's only rendition says. */
export async function playlistOf(user: SignedIn, uuid: string): Promise<string> {
  const { streamingPlaylists } = await detailsOf(user, uuid);
  const { playlistUrl } = streamingPlaylists[0]!.files[0]!;
  return (await user.request(new URL(playlistUrl).pathname)).text();
}

/** The pieces of a file that a playlist names. */
export const segmentsOf = (playlist: string) =>
  playlist.split('\n').filter((line) => line.startsWith('#EXT-X-BYTERANGE'));

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { expect } from 'vitest';

import type { SignedIn } from '../support/client.ts';
import { clip, film } from '../support/clips.ts';
import type { TestNode } from '../support/node.ts';
import { channelIdOf } from '../support/uploads.ts';

/** Half a minute that any browser plays and that costs next to nothing to make. */
export const longClip = () =>
  clip(
    'mp4',
    `${film({ seconds: 40, size: '256x144', rate: 10 })} -c:v libx264 -preset ultrafast -g 20 ` +
      '-pix_fmt yuv420p -c:a aac -movflags +faststart',
  );

/** Four seconds at 360p, so that there is a ladder below it. */
export const ladderClip = () =>
  clip(
    'mp4',
    `${film({ seconds: 8, size: '640x360' })} -c:v libx264 -preset ultrafast -g 50 ` +
      '-pix_fmt yuv420p -c:a aac -movflags +faststart',
  );

/** A video that came in by the form and can be watched: its short UUID. */
export async function givenVideo(
  user: SignedIn,
  file: string,
  fields: Record<string, string> = {},
) {
  const form = new FormData();
  const said = {
    name: 'A stream at dawn',
    privacy: '1',
    channelId: String(await channelIdOf(user)),
    ...fields,
  };
  for (const [name, value] of Object.entries(said)) form.set(name, value);
  form.set('videofile', new File([await readFile(file)], basename(file), { type: 'video/mp4' }));
  const response = await user.request('/api/v1/videos/upload', { method: 'POST', body: form });
  expect(response.status).toBe(200);
  const { video } = (await response.json()) as { video: { uuid: string; shortUUID: string } };
  await untilWatchable(user, video.uuid);
  return video.shortUUID;
}

/** Follows the progress of a video up to its first rendition. */
async function untilWatchable(user: SignedIn, uuid: string) {
  const { body } = await user.request(`/api/v1/videos/${uuid}/progress`);
  let told = '';
  for await (const text of body!.pipeThrough(new TextDecoderStream())) {
    told += text;
    if (/"stage":"(done|held)"|"state":"ready"/.test(told)) return;
  }
}

/** Waits until a video has a torrent. */
export async function givenTorrent(node: TestNode, id: string) {
  await expect
    .poll(
      async () => {
        const video = (await (await node.request(`/api/v1/videos/${id}`)).json()) as {
          streamingPlaylists: { files: { torrentUrl: string | null }[] }[];
        };
        const files = video.streamingPlaylists[0]?.files ?? [];
        return files.length > 0 && files.every(({ torrentUrl }) => torrentUrl !== null);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

/** The heights a video can be had in, lowest first, once there are two. */
export async function heightsOf(node: TestNode, id: string): Promise<number[]> {
  const read = async () => {
    const video = (await (await node.request(`/api/v1/videos/${id}`)).json()) as {
      streamingPlaylists: { files: { resolution: { id: number } }[] }[];
    };
    const files = video.streamingPlaylists[0]?.files ?? [];
    const heights = files.map(({ resolution }) => resolution.id).filter((height) => height > 0);
    return heights.toSorted((one, other) => one - other);
  };
  await expect.poll(async () => (await read()).length, { timeout: 60_000 }).toBeGreaterThan(1);
  return read();
}

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { openClient } from '../support/client.ts';
import { letAnybodyMeet } from '../support/sharing.ts';
import { channelIdOf } from '../support/uploads.ts';

type Client = ReturnType<typeof openClient>;

/** Publishes a file on a node of a bench, and gives its id when all of it has torrents. */
export async function publishOn(client: Client, path: string): Promise<string> {
  const root = await client.signIn('root', 'bench bench');
  await letAnybodyMeet(root);
  const form = new FormData();
  form.set('name', 'A crowd by the river');
  form.set('privacy', '1');
  form.set('channelId', String(await channelIdOf(root)));
  form.set('videofile', new File([await readFile(path)], 'crowd.mp4', { type: 'video/mp4' }));
  const response = await root.request('/api/v1/videos/upload', { method: 'POST', body: form });
  const { video } = (await response.json()) as { video: { uuid: string } };
  for (;;) {
    if (await hasTorrents(client, video.uuid)) return video.uuid;
    await sleep(500);
  }
}

async function hasTorrents(client: Client, id: string): Promise<boolean> {
  const { state, streamingPlaylists = [] } = (await (
    await client.request(`/api/v1/videos/${id}`)
  ).json()) as {
    state?: { id: number };
    streamingPlaylists?: { files: { torrentUrl: string | null }[] }[];
  };
  const files = streamingPlaylists[0]?.files ?? [];
  return (
    state?.id === 1 && files.length > 0 && files.every(({ torrentUrl }) => torrentUrl !== null)
  );
}

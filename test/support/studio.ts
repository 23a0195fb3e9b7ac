import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { ProgressJson } from '../../server/transcode/progress/json.ts';
import type { SignedIn } from './client.ts';
import { channelIdOf } from './uploads.ts';

export type Uploaded = { id: number; uuid: string };

/** What somebody does to a node who publishes videos. */
export async function openStudio(user: SignedIn) {
  const channelId = await channelIdOf(user);
  return {
    /** Sends a file as a public video. Throws when it is refused. */
    async upload(file: string, fields: Record<string, string> = {}): Promise<Uploaded> {
      const form = new FormData();
      const all = {
        channelId: String(channelId),
        name: 'A stream at dawn',
        privacy: '1',
        ...fields,
      };
      for (const [name, value] of Object.entries(all)) form.append(name, value);
      form.append('videofile', new Blob([await readFile(file)]), basename(file));
      const response = await user.request('/api/v1/videos/upload', {
        method: 'POST',
        headers: { prefer: 'respond-async' }, // answered before it is shown
        body: form,
      });
      if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`);
      return ((await response.json()) as { video: Uploaded }).video;
    },

    follow: (uuid: string) => follow(user, uuid),

    /** Everything that was told of a video until it was done or held. */
    async watchToTheEnd(uuid: string): Promise<ProgressJson[]> {
      return Array.fromAsync(follow(user, uuid));
    },
  };
}

/** The progress of a video as it is told, until the node ends the stream. */
async function* follow(user: SignedIn, uuid: string): AsyncGenerator<ProgressJson> {
  const response = await user.request(`/api/v1/videos/${uuid}/progress`);
  if (!response.ok) throw new Error(`refused: ${response.status}`);
  let rest = '';
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n');
    rest = events.pop()!;
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event);
      if (data) yield JSON.parse(data[1]!) as ProgressJson;
    }
  }
}

/** A video's details, as its viewers get them. */
export async function detailsOf(user: SignedIn, uuid: string) {
  const response = await user.request(`/api/v1/videos/${uuid}`);
  return (await response.json()) as Details;
}

export type Details = {
  state: { id: number };
  duration: number;
  thumbnails: { width: number; height: number; fileUrl: string }[];
  streamingPlaylists: {
    playlistUrl: string;
    segmentsSha256Url: string;
    files: {
      id: number;
      resolution: { id: number };
      width: number;
      height: number;
      size: number;
      fps: number;
      hasAudio: boolean;
      hasVideo: boolean;
      fileUrl: string;
      playlistUrl: string;
    }[];
  }[];
};

/** The renditions of a video, best first. */
export const filesOf = ({ streamingPlaylists }: Details) => streamingPlaylists[0]?.files ?? [];

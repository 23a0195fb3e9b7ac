import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { previewOf } from '../support/arriving.ts';
import { openClient, type SignedIn } from '../support/client.ts';
import { clip, film } from '../support/clips.ts';
import { detailsOf } from '../support/studio.ts';
import { beginByTus, type TusUpload } from '../support/tus.ts';
import type { Bench } from './bench.ts';
import { startMeasuredNode } from './node.ts';

const UPLOAD_SECONDS = 60;
const FILM = film({ seconds: 60, size: '1280x720', rate: 30 });
const SOURCES = {
  'web-ready': [
    'mp4',
    '-c:v libx264 -preset ultrafast -g 60 -pix_fmt yuv420p -b:v 4M -c:a aac -movflags +faststart',
  ],
  'to be encoded': [
    'mkv',
    '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 60 -b:v 3M -c:a libopus',
  ],
} as const;

/** An upload throttled to a minute: when its first frame can be fetched, and when its first quality is whole. */
export const watchWhileUploading: Bench = {
  name: 'watch-while-uploading',
  async run(print) {
    await using node = await startMeasuredNode();
    const user = await openClient(node.url).signIn('root', 'bench bench');
    for (const [kind, [extension, how]] of Object.entries(SOURCES)) {
      const file = await readFile(await clip(extension, `${FILM} ${how}`));
      const { firstFrame, whole } = await watch(user, node.url, file);
      print(`${kind}: first frame ${firstFrame.toFixed(1)} s after the first byte (goal: 15)`);
      print(`${kind}: whole ${whole.toFixed(1)} s after the last byte (goal, web-ready: 5)`);
    }
  },
};

async function watch(user: SignedIn, url: string, file: Buffer) {
  const upload = await beginByTus(user, url, file.length, { name: 'A dawn', privacy: '1' });
  const preview = previewOf(user, upload.id);
  await preview.ask();
  const startedAt = performance.now();
  const frame = preview.until('shown').then(async ({ video }) => {
    await fetchFirstFrame(user, video!.uuid);
    return { uuid: video!.uuid, firstFrame: (performance.now() - startedAt) / 1000 };
  });
  await sendSlowly(upload, file, startedAt);
  const sentAt = performance.now();
  const { uuid, firstFrame } = await frame;
  while (!(await firstPlaylist(user, uuid)).includes('ENDLIST')) await delay(100);
  return { firstFrame, whole: (performance.now() - sentAt) / 1000 };
}

const STEPS = 120;

async function sendSlowly(upload: TusUpload, file: Buffer, startedAt: number) {
  for (let n = 0; n < STEPS; n++) {
    const [from, to] = [n, n + 1].map((step) => Math.floor((file.length * step) / STEPS));
    const dueAt = startedAt + ((n + 1) * UPLOAD_SECONDS * 1000) / STEPS;
    await delay(Math.max(0, dueAt - performance.now()));
    await upload.patch(from!, file.subarray(from, to) as Buffer<ArrayBuffer>);
  }
}

async function firstPlaylist(user: SignedIn, uuid: string): Promise<string> {
  const { streamingPlaylists } = await detailsOf(user, uuid);
  const { playlistUrl } = streamingPlaylists[0]!.files[0]!;
  return (await user.request(new URL(playlistUrl).pathname)).text();
}

async function fetchFirstFrame(user: SignedIn, uuid: string) {
  const { streamingPlaylists } = await detailsOf(user, uuid);
  const { fileUrl } = streamingPlaylists[0]!.files[0]!;
  const range = { range: 'bytes=0-65535' };
  await (await user.request(new URL(fileUrl).pathname, { headers: range })).arrayBuffer();
}

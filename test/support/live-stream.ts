import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { film } from './clips.ts';
import type { ForeignNode } from './foreign-node.ts';

const run = promisify(execFile);

const SEGMENT_SECONDS = 4; // as of PeerTube's streams that are not to be quick
const FIRST_SEGMENTS = 6; // what there is already when somebody comes
const PLAYLIST = 'application/vnd.apple.mpegurl';

/** As pages of other nodes may read it. */
const answer = (type: string, body: () => string | Buffer) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
  response.end(body());
};

/** What is shown: inputs of ffmpeg, how long they last and how many pictures a second they have. */
type Shown = { inputs: string; seconds: number; rate: number };

const usual = { seconds: 300, rate: 10 };
const USUAL: Shown = { ...usual, inputs: film({ ...usual, size: '256x144' }) };

/** What a live stream of another node is: its playlist grows by a segment every four seconds, until it is ended. */
export async function startLiveStream(
  foreign: ForeignNode,
  { inputs, seconds, rate }: Shown = USUAL,
) {
  const count = Math.floor(seconds / SEGMENT_SECONDS);
  const folder = await mkdtemp(join(tmpdir(), 'tributary-live-'));
  const encoded = `-c:v libx264 -preset ultrafast -g ${rate * SEGMENT_SECONDS} -sc_threshold 0 -pix_fmt yuv420p`;
  await run('ffmpeg', [
    ...`-v error ${inputs} ${encoded}`.split(' '),
    ...`-c:a aac -f hls -hls_time ${SEGMENT_SECONDS} -hls_list_size 0 -hls_segment_filename`.split(
      ' ',
    ),
    join(folder, '%d.ts'),
    join(folder, 'all.m3u8'),
  ]);
  const since = performance.now();
  let isOver = false;
  let last = 0;
  const made = () => {
    const grown = Math.floor((performance.now() - since) / 1000 / SEGMENT_SECONDS);
    if (!isOver) last = Math.min(count, FIRST_SEGMENTS + grown);
    return last;
  };

  foreign.show(
    answer(
      PLAYLIST,
      () => '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=200000,RESOLUTION=256x144\n0.m3u8\n',
    ),
    '/live/master.m3u8',
  );
  foreign.show(
    answer(PLAYLIST, () => playlistOf(made(), isOver)),
    '/live/0.m3u8',
  );
  const hashes: [name: string, sha256: string][] = [];
  for (let n = 0; n < count; n++) {
    const segment = await readFile(join(folder, `${n}.ts`));
    hashes.push([`${n}.ts`, createHash('sha256').update(segment).digest('hex')]);
    foreign.show(
      answer('video/mp2t', () => segment),
      `/live/${n}.ts`,
    );
  }
  foreign.show(
    answer('application/json', () => JSON.stringify(Object.fromEntries(hashes.slice(0, made())))),
    '/live/segments-sha256.json',
  );
  await rm(folder, { recursive: true });
  return {
    url: foreign.url('/live/master.m3u8'),
    hashesUrl: foreign.url('/live/segments-sha256.json'),
    /** Nothing comes after what there is. */
    end: () => void (isOver = true),
  };
}

const playlistOf = (segments: number, isOver: boolean) =>
  [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${SEGMENT_SECONDS}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    ...Array.from({ length: segments }, (_, n) => `#EXTINF:${SEGMENT_SECONDS},\n${n}.ts`),
    ...(isOver ? ['#EXT-X-ENDLIST'] : []),
    '',
  ].join('\n');

import { expect, test } from 'vitest';

import { audioTrack, sourceFacts, videoTrack } from '../../../test/support/facts.ts';
import type { VideoTrack } from '../../catalog/index.ts';
import { X264 } from '../encoders/encoder.ts';
import { planTranscode } from '../plan/plan.ts';
import { type Pass, passArgs } from './args.ts';
import { EVERY_TWO_SECONDS, keyframesOf } from './keyframes.ts';
import { type GraphOptions, pictureGraph } from './picture-graph.ts';

const SET = 'a7e2';
const tee = (height: number, streams: string) =>
  `[select=\\'${streams}\\':f=hls:hls_time=4:hls_playlist_type=vod:hls_segment_type=fmp4:hls_flags=single_file` +
  `:hls_segment_filename=${SET}-${height}-fragmented.mp4]${SET}-${height}.m3u8`;
const PACKAGED =
  '-map_metadata -1 -map_chapters -1 -flags +global_header -max_muxing_queue_size 1024 -f tee';

function passOf(tracks: Parameters<typeof sourceFacts>[0], change: Partial<Pass> = {}): string {
  const facts = sourceFacts(tracks);
  const { first, copiesPicture, copiesSound } = planTranscode(facts, { mayCopy: true });
  const pass = { setUuid: SET, facts, rungs: first, copiesPicture, copiesSound, stillSeconds: 0 };
  return passArgs({
    ...pass,
    keyframes: EVERY_TWO_SECONDS,
    toneMapping: 'exact',
    encoder: X264,
    ...change,
  }).join(' ');
}

test('a web-ready source is repackaged', () => {
  expect(passOf({ video: videoTrack(), audio: audioTrack() })).toBe(
    `-map 0:0 -c:v copy -map 0:1 -c:a copy -bsf:a aac_adtstoasc ${PACKAGED} ${tee(720, 'v:0,a')}`,
  );
});

test('several rungs are fed from one decoded picture and share one sound', () => {
  const video = videoTrack({ codec: 'vp9', framesPerSecond: 60 });
  const facts = sourceFacts({ video, audio: audioTrack({ codec: 'opus' }) });
  const rungs = planTranscode(facts, { mayCopy: true }).rungs.slice(0, 2);

  expect(passOf(facts, { rungs })).toBe(
    '-filter_complex [0:0]yadif=deint=interlaced,fps=60/1,scale=1280:720,setsar=1,format=yuv420p,split[v0][n0];' +
      '[n0]fps=30/1,scale=854:480,setsar=1[v1] -map [v0] -map [v1] ' +
      '-c:v libx264 -preset veryfast -b_strategy 1 -sc_threshold 0 -force_key_frames expr:gte(t,n_forced*2) ' +
      '-maxrate:v:0 3250000 -bufsize:v:0 6500000 -g:v:0 120 -maxrate:v:1 1475712 -bufsize:v:1 2951424 -g:v:1 60 ' +
      '-map 0:1 -c:a aac -b:a 128k -ac 2 -ar 48000 -af aresample=async=1:first_pts=0 ' +
      `${PACKAGED} ${tee(720, 'v:0,a')}|${tee(480, 'v:1,a')}`,
  );
});

test('a source without sound has silent renditions', () => {
  expect(passOf({ video: videoTrack() })).toBe(`-map 0:0 -c:v copy ${PACKAGED} ${tee(720, 'v:0')}`);
});

test('a source without a picture is sound alone', () => {
  expect(passOf({ audio: audioTrack({ codec: 'mp3' }) })).toBe(
    '-map 0:1 -c:a aac -b:a 128k -ac 2 -ar 48000 -af aresample=async=1:first_pts=0 ' +
      `${PACKAGED} ${tee(0, 'a')}`,
  );
});

function graphOf(picture: Partial<VideoTrack>, how: Partial<GraphOptions> = {}) {
  const video = videoTrack(picture);
  const { rungs } = planTranscode(sourceFacts({ video }), { mayCopy: false });
  return pictureGraph(video, rungs, {
    stillSeconds: 0,
    toneMapping: 'exact',
    encoder: X264,
    ...how,
  });
}

test('half pictures are made whole, transparent ones opaque, brilliant ones plain, once scaled', () => {
  const small = { width: 96, height: 64 };

  expect(graphOf({ ...small, isInterlaced: true })).toContain('[0:0]bwdif=mode=send_frame,fps=');
  expect(graphOf({ ...small, hasAlpha: true })).toContain(
    'setsar=1,format=gbrap,premultiply=inplace=1,format=yuv420p[v0]',
  );
  expect(graphOf({ ...small, dynamicRange: 'hlg' })).toContain(
    'scale=96:64,setsar=1,zscale=tin=arib-std-b67:pin=bt2020:min=bt2020nc:t=linear',
  );
  expect(graphOf({ ...small, dynamicRange: 'pq' }, { toneMapping: 'rough' })).toMatch(
    /lutrgb=.*setparams=color_primaries=bt709.*format=yuv420p\[v0\]$/,
  );
});

test('the last rung of a graph is not split', () => {
  expect(graphOf({ width: 96, height: 64 })).toBe(
    '[0:0]yadif=deint=interlaced,fps=30/1,scale=96:64,setsar=1,format=yuv420p[v0]',
  );
});

test('the last picture of a short film stays while the sound goes on', () => {
  expect(graphOf({ width: 96, height: 64 }, { stillSeconds: 9.5 })).toContain(
    'fps=30/1,tpad=stop_mode=clone:stop_duration=9.5,scale=96:64',
  );
});

test('whatever times a source has, encoding ends where it is told to', () => {
  const tracks = { video: videoTrack({ codec: 'vp9' }), audio: audioTrack({ codec: 'opus' }) };
  const args = passOf(tracks, { lastSeconds: 180 });

  expect(args).toContain('fps=30/1,trim=end=180,scale=');
  expect(args).toContain('aresample=async=1:first_pts=0,atrim=end=180');
});

test('the other rungs have their keyframes where the segments of a copy start', () => {
  const playlist =
    '#EXT-X-MAP:URI="x.mp4",BYTERANGE="900@0"\n' +
    [5.005, 4.17, 0.5]
      .map((seconds) => `#EXTINF:${seconds.toFixed(6)},\n#EXT-X-BYTERANGE:10@900\nx.mp4\n`)
      .join('');

  expect(keyframesOf(playlist)).toEqual({ force: '0,5.000,9.170', maxSeconds: 12 });
});

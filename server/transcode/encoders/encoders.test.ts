import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { clip, PICTURE } from '../../../test/support/clips.ts';
import { standInFfmpeg } from '../../../test/support/stand-in-ffmpeg.ts';
import { openFfmpeg } from '../../platform/ffmpeg.ts';
import { silentLog } from '../../platform/log.ts';
import { openStorage } from '../../platform/storage.ts';
import { rateArgs, sharedArgs } from './encoder-args.ts';
import type { Encoder } from './encoder.ts';
import { allTrials, bestEncoder, encodersFound } from './encoders.ts';
import { withBestEncoder } from './with-best-encoder.ts';

const RATE = { bitsPerSecond: 500_000, maxKeyframeFrames: 50 };

test('the encoder of a card is used while it works, and x264 from when it fails', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-encoders-'));
  const card = await standInFfmpeg(directory);
  const ffmpeg = openFfmpeg({ ffmpegPath: card.path, ffprobePath: 'ffprobe' });
  const storage = await openStorage(directory);
  const signal = new AbortController().signal;
  const tools = { ffmpeg, storage, log: silentLog, signal };
  const source = await clip('mp4', `${PICTURE} -c:v libx264 -preset ultrafast`);
  const used: string[] = [];
  const encode = (encoder: Encoder) => {
    used.push(encoder.name);
    const words = [...sharedArgs(encoder), ...rateArgs(encoder, 0, RATE), '-f', 'null', '-'];
    const inputs = [{ path: source, args: [] }];
    return ffmpeg.run({ inputs, args: words, foreign: false, signal, timeoutMinutes: 1 });
  };

  await withBestEncoder(tools, encode); // while the others are tried
  expect(used.splice(0)).toEqual(['libx264']);
  expect((await bestEncoder(tools, 'h264'))?.name).toBe('h264_nvenc');
  expect((await bestEncoder(tools, 'hevc'))?.name).toBe('libx265');
  expect((await bestEncoder(tools, 'av1'))?.name).toBe('libsvtav1');
  await withBestEncoder(tools, encode);
  await card.killCard();
  await expect(withBestEncoder(tools, encode)).rejects.toMatchObject({ wasKilled: true });
  expect(used.splice(0)).toEqual(['h264_nvenc', 'h264_nvenc']);
  await card.mendCard();
  await withBestEncoder(tools, encode);
  await card.breakCard();
  await withBestEncoder(tools, encode);
  await withBestEncoder(tools, encode);

  expect(used).toEqual(['h264_nvenc', 'h264_nvenc', 'libx264', 'libx264']);
  expect(encodersFound(ffmpeg).slice(0, 2)).toMatchObject([
    { name: 'h264_nvenc', codec: 'h264', isHardware: true, works: false },
    { name: 'h264_qsv', works: false, reason: 'it took too long' },
  ]);
  const reasonOf = async (name: string, anew = false) =>
    (await allTrials(tools, { anew })).find(({ encoder }) => encoder.name === name)!.reason;
  expect(await reasonOf('h264_nvenc')).toMatch(
    /^it failed at its work: OpenEncodeSessionEx failed/,
  );
  expect(await reasonOf('h264_vaapi')).toBe('No device available');
  expect(await reasonOf('h264_qsv')).toBe('it took too long');
  expect(await reasonOf('libx264')).toBe(null);
  await card.killCardOnce(); // that says nothing of the encoder
  expect(await reasonOf('h264_nvenc', true)).toBe(null);
}, 120_000);

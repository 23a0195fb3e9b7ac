import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { clip, PICTURE } from '../../../test/support/clips.ts';
import { standInFfmpeg } from '../../../test/support/stand-in-ffmpeg.ts';
import { openFfmpeg } from '../../platform/ffmpeg.ts';
import { silentLog } from '../../platform/log.ts';
import { openStorage } from '../../platform/storage.ts';
import { rateArgs, sharedArgs } from './encoder-args.ts';
import { CANDIDATES, type Encoder } from './encoder.ts';
import { allTrials, bestEncoder, encodersFound } from './encoders.ts';
import { openTrials } from './open-trials.ts';
import { withBestEncoder } from './with-best-encoder.ts';

const RATE = { bitsPerSecond: 500_000, maxKeyframeFrames: 50 };

async function givenCard() {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-encoders-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const card = await standInFfmpeg(directory);
  const ffmpeg = openFfmpeg({ ffmpegPath: card.path, ffprobePath: 'ffprobe' });
  const storage = await openStorage(directory);
  return { card, tools: { ffmpeg, storage, log: silentLog } };
}

test('the encoder of a card is used while it works, and x264 from when it fails', async () => {
  const { card, tools: around } = await givenCard();
  const { ffmpeg } = around;
  const signal = new AbortController().signal;
  const tools = { ...around, signal };
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

const ofCard = (trials: Awaited<ReturnType<typeof allTrials>>) =>
  trials.find(({ encoder }) => encoder.name === 'h264_nvenc')!;

test('who asks anew while all are tried gets what is found after that, once for all who ask', async () => {
  const { card, tools } = await givenCard();
  const first = allTrials(tools, { anew: false });
  await expect.poll(() => encodersFound(tools.ffmpeg), { timeout: 30_000 }).not.toEqual([]);
  await card.breakCard();
  const [again, andAgain] = [1, 2].map(() => allTrials(tools, { anew: true }));

  expect(ofCard(await first).works).toBe(true);
  expect(ofCard(await again!).works).toBe(false);
  expect(await andAgain).toBe(await again);
}, 240_000);

test('to close ends trials that somebody else began', async () => {
  const { tools } = await givenCard();
  const asked = allTrials(tools, { anew: false });
  const refusal = asked.catch((error: unknown) => error);
  const { begin, close } = openTrials(tools);
  begin({ anew: true });

  await close();

  expect(await refusal).toMatchObject({ name: 'AbortError' });
  expect(encodersFound(tools.ffmpeg).length).toBeLessThan(CANDIDATES.length);
}, 60_000);

import type { FragmentLoaderContext, LoaderCallbacks } from 'hls.js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { newStats } from './loader-stats.ts';
import { fragmentLoader, type Help } from './loader.ts';

type Context = FragmentLoaderContext;
type Plain = LoaderCallbacks<Context>;

const context = {
  url: 'a.mp4',
  rangeStart: 10,
  rangeEnd: 14,
  frag: { start: 8 },
} as unknown as Context;
const request = { getAllResponseHeaders: () => 'cmsd-dynamic: "node";du\r\n' } as XMLHttpRequest;
const answer = (size: number) => ({ url: 'a.mp4', data: new ArrayBuffer(size), code: 206 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A loader, what plain HTTP was told to call, and what hls.js heard. */
function given(
  slackSeconds: number,
  read: Help['read'],
  coming: Help['coming'] = () => null,
  asked = context,
) {
  const plain: { callbacks?: Plain; aborted?: boolean } = {};
  class Base {
    context = null;
    stats = newStats();
    load = (_: Context, __: unknown, callbacks: Plain) => void (plain.callbacks = callbacks);
    abort = () => void (plain.aborted = true);
    destroy = () => {};
  }
  const heard: string[] = [];
  const callbacks = {
    onSuccess: ({ data }: { data: unknown }) =>
      heard.push(`got ${(data as ArrayBuffer).byteLength}`),
    onError: () => heard.push('failed'),
    onTimeout: () => heard.push('late'),
    onAbort: () => heard.push('aborted'),
  } as unknown as Plain;
  const help: Help = {
    coming,
    slackSeconds: () => slackSeconds,
    read: vi.fn<Help['read']>(read),
    onPlain: vi.fn<Help['onPlain']>(),
    onAsked: vi.fn<Help['onAsked']>(),
    transferMs: () => 100,
  };
  const Made = fragmentLoader(Base, help);
  const loader = new Made({} as never);
  loader.load(asked, {} as never, callbacks);
  return { plain, heard, help, loader };
}

const brought = () => Promise.resolve(new Uint8Array(4));
const never = () => new Promise<never>(() => {});

test('what was asked for already is not asked for again, but where it does not come', async () => {
  const arrived = { bytes: new Uint8Array(4), elapsedMs: 20 };
  const { plain, heard, help, loader } = given(-1, brought, async () => arrived);
  await vi.waitFor(() => expect(heard).toEqual(['got 4']));
  expect([plain.callbacks, help.onPlain]).toEqual([undefined, expect.any(Function)]);
  expect(loader.stats).toMatchObject({ loaded: 4, total: 4 });
  const late = given(-1, brought, () => Promise.reject(new Error('late')));
  await vi.waitFor(() => expect(late.plain.callbacks).toBeDefined());
});

test('the first frame is plain HTTP at once, and others are asked when that is late', async () => {
  const { plain, heard, help } = given(-1, brought);
  expect(plain.callbacks).toBeDefined();
  expect(help.read).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect([heard, plain.aborted]).toEqual([['got 4'], true]);
});

test('others are asked again while it is not known yet what they can help with', async () => {
  const answers = [null, brought()];
  const { heard } = given(-1, () => answers.shift() ?? null);
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard).toEqual(['got 4']);
});

test('a quick origin needs no help for the first frame, and its bytes are kept', async () => {
  const { plain, heard, help } = given(-1, brought);
  plain.callbacks!.onSuccess(answer(5), newStats(), context, request);
  await vi.advanceTimersByTimeAsync(2000);
  expect(heard).toEqual(['got 5']);
  expect(help.read).not.toHaveBeenCalled();
  expect(help.onPlain).toHaveBeenCalledWith('a.mp4', 10, expect.any(ArrayBuffer), 0);
  expect(help.onAsked).toHaveBeenCalledWith('a.mp4', '"node";du');
});

test('after that others help, and the time told is that of the transfer', async () => {
  const { plain, heard, loader } = given(20, brought);
  await vi.advanceTimersByTimeAsync(0);
  expect([heard, plain.callbacks]).toEqual([['got 4'], undefined]);
  const { loaded, loading } = loader.stats;
  expect([loaded, loading.end - loading.start]).toEqual([4, 100]);
});

test('others help with a file as a whole, which hls.js asks for without a range', async () => {
  const whole = { ...context, rangeStart: 0, rangeEnd: 0 };
  const { heard, help } = given(20, brought, () => null, whole);
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(['got 4']);
  const range = { start: 0, end: Infinity };
  expect(help.read).toHaveBeenCalledWith('a.mp4', range, expect.anything());
});

test('where help fails or is not there, plain HTTP is what is left', async () => {
  const failing = given(20, () => Promise.reject(new Error('HTTP fails')));
  await vi.advanceTimersByTimeAsync(0);
  const absent = given(20, () => null);
  for (const { plain, heard } of [failing, absent]) {
    plain.callbacks!.onSuccess(answer(5), newStats(), context, null);
    expect(heard).toEqual(['got 5']);
  }
});

test('later bytes for which help was not known in time are asked of others once plain HTTP is slow', async () => {
  const answers = [null, brought()];
  const { plain, heard, help } = given(3, () => answers.shift() ?? null);
  expect(plain.callbacks).toBeDefined();
  await vi.advanceTimersByTimeAsync(1000);
  expect(vi.mocked(help.read).mock.calls[1]![2].isOnItsWay()).toBe(true);
  expect([heard, plain.aborted]).toEqual([['got 4'], true]);
});

test('where the origin is gone, others carry on, and only when nobody can it has failed', async () => {
  const fail = ({ plain }: ReturnType<typeof given>) =>
    plain.callbacks!.onError({ code: 0, text: '' }, context, null, newStats());
  const helped = given(-1, brought);
  fail(helped);
  const lost = given(-1, () => Promise.reject(new Error('nobody')));
  fail(lost);
  const alone = given(-1, () => null);
  fail(alone);
  await vi.advanceTimersByTimeAsync(0);
  expect([helped.heard, lost.heard, alone.heard]).toEqual([['got 4'], ['failed'], ['failed']]);
});

test('while plain HTTP is under way it is known to be, and it has failed once others have too', async () => {
  const help = Promise.withResolvers<never>();
  const { plain, heard, help: asked } = given(-1, () => help.promise);
  await vi.advanceTimersByTimeAsync(1000);
  const wanted = vi.mocked(asked.read).mock.calls[0]![2];
  expect(wanted.isOnItsWay()).toBe(true);
  plain.callbacks!.onError({ code: 0, text: '' }, context, null, newStats());
  expect([wanted.isOnItsWay(), heard]).toEqual([false, []]);
  help.reject(new Error('nobody'));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(['failed']);
});

test('who could not help is asked again while plain HTTP is slow', async () => {
  const answers = [() => Promise.reject(new Error('HTTP fails')), brought];
  const { heard, help } = given(-1, () => answers.shift()!());
  await vi.advanceTimersByTimeAsync(1000);
  expect([heard, vi.mocked(help.read).mock.calls.length]).toEqual([[], 1]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard).toEqual(['got 4']);
});

test('what is aborted is told so once, and nothing comes of it', async () => {
  const { heard, loader, help } = given(20, never);
  loader.abort();
  loader.abort();
  expect(heard).toEqual(['aborted']);
  expect(vi.mocked(help.read).mock.calls[0]![2].signal.aborted).toBe(true);
});

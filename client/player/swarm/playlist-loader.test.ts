import type { LoaderCallbacks, PlaylistLoaderContext } from 'hls.js';
import { expect, test, vi } from 'vitest';

import { newStats } from './loader-stats.ts';
import { type PlaylistHelp, playlistLoader } from './playlist-loader.ts';

type Callbacks = LoaderCallbacks<PlaylistLoaderContext>;

const context = { url: 'master.m3u8' } as unknown as PlaylistLoaderContext;

/** A loader whose plain HTTP fails unless it has the playlist, and what hls.js heard of it. */
function given(find: PlaylistHelp['find'], playlist?: string) {
  const request = { getAllResponseHeaders: () => 'cmsd-dynamic: "node";du\r\n' } as XMLHttpRequest;
  class Base {
    context = null;
    stats = newStats();
    load(_: PlaylistLoaderContext, __: unknown, callbacks: Callbacks) {
      if (playlist === undefined)
        callbacks.onError({ code: 0, text: 'away' }, context, null, this.stats);
      else callbacks.onSuccess({ url: context.url, data: playlist }, this.stats, context, request);
    }
    abort() {}
    destroy() {}
  }
  const heard: string[] = [];
  const onAsked = vi.fn<PlaylistHelp['onAsked']>();
  const loader = new (playlistLoader(Base, { find, onAsked }))({} as never);
  loader.load(context, {} as never, {
    onSuccess: ({ url, data }) => heard.push(`${url}: ${data as string}`),
    onError: ({ text }) => heard.push(text),
    onTimeout: () => heard.push('late'),
  });
  return { heard, loader, onAsked };
}

test('a playlist that is away is taken from elsewhere, under the address it has', async () => {
  const found = given(() => Promise.resolve('#EXTM3U'));
  await vi.waitFor(() => expect(found.heard).toEqual(['master.m3u8: #EXTM3U']));
  const nowhere = given(() => Promise.resolve(null));
  await vi.waitFor(() => expect(nowhere.heard).toEqual(['away']));
});

test('what the server asks of players is heard before its playlist', () => {
  const { heard, onAsked } = given(() => Promise.resolve(null), '#EXTM3U');
  expect(onAsked).toHaveBeenCalledWith('master.m3u8', '"node";du');
  expect(heard).toEqual(['master.m3u8: #EXTM3U']);
});

test('who has given up hears nothing more', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const { heard, loader } = given(() => promise);
  loader.abort();
  resolve('#EXTM3U');
  await promise;
  expect(heard).toEqual([]);
});

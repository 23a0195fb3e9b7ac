import type { LevelDetails } from 'hls.js';
import type { Core, Segment } from 'p2p-media-loader-core';
import { expect, test } from 'vitest';

import { followPlaylists } from './follow-playlists.ts';
import type { Playing } from './playing.ts';

const FOLDER = 'https://tube.example/static/hls/live';
const Events = { LEVEL_UPDATED: 'level', AUDIO_TRACK_LOADED: 'audio' };

/** What a core knows that is told of the playlist of a stream, as hls.js reads it again. */
function given() {
  const url = `${FOLDER}/0.m3u8`;
  const segments = new Map<string, Segment>();
  const core = {
    setManifestResponseUrl: () => {},
    addStreamIfNoneExists: () => {},
    setIsLive: () => {},
    getStream: () => ({ segments }),
    updateStream: (_: string, added: Segment[], removedIds: string[]) => {
      for (const id of removedIds) segments.delete(id);
      for (const segment of added) segments.set(segment.runtimeId, segment);
    },
  };
  type Hear = (event: string, told: { details: LevelDetails }) => void;
  const listeners = new Map<string, Hear>();
  const hls = {
    levels: [],
    audioTracks: [],
    on: (event: string, hear: Hear) => void listeners.set(event, hear),
    off: (event: string) => void listeners.delete(event),
  };
  const manifest = { url: `${FOLDER}/master.m3u8`, levels: [{ url }], audioTracks: [] };
  const playing = { hls, Events, manifest } as unknown as Playing;
  return {
    stop: followPlaylists(core as unknown as Core, playing, true),
    readPlaylist(live: boolean, ...numbers: number[]) {
      const fragments = numbers.map((sn) => ({
        url: `${FOLDER}/0-${sn}.ts`,
        byteRange: [],
        sn,
        start: sn * 4,
        end: sn * 4 + 4,
      }));
      const details = { url, live, fragments } as unknown as LevelDetails;
      listeners.get(Events.LEVEL_UPDATED)?.(Events.LEVEL_UPDATED, { details });
    },
    known: () => [...segments.values()].map(({ externalId }) => externalId),
  };
}

test('segments of a stream come and go by their own numbers, to the last one when it has ended', () => {
  const { readPlaylist, known, stop } = given();
  readPlaylist(true, 7, 8);
  expect(known()).toEqual([7, 8]);
  readPlaylist(true, 8, 9);
  expect(known()).toEqual([8, 9]);
  readPlaylist(false, 9, 10);
  expect(known()).toEqual([9, 10]);

  stop();
  readPlaylist(false, 11);
  expect(known()).toEqual([9, 10]);
});

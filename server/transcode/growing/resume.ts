import { open } from 'node:fs/promises';

import type { Growing, SourceFacts } from '../../catalog/index.ts';
import { isIndexed } from '../chunks/lay-out.ts';
import { readRange } from '../pass/hash-segments.ts';
import { type MediaPlaylist, parsePlaylist } from '../pass/media-playlist.ts';
import type { Stretch } from '../pass/stretch.ts';
import { endOf, type Position } from './fragments.ts';
import { sampleEntriesOf, tracksOf } from './tracks.ts';

/** Where an earlier pass has come to, so that another can go on from there without a gap. */
export type Resume = {
  shown: MediaPlaylist;
  init: Buffer;
  /** Where that pass ended, in the ticks of its tracks. */
  end: Position;
  stretch: Stretch;
  soundFromSeconds: number | undefined;
  /** How much of the source before is read, so that pictures and sound are there in time. */
  reachBackSeconds: number;
};

const SOUND_SETTLES_SECONDS = 1;
const FOUND_ROUGHLY_SECONDS = 12; // where a format has no index, one gets to a place somewhat late

/** What an earlier pass has shown of a picture, read from its file. */
export async function resumeFrom(
  path: string,
  { playlist, framesPerSecond }: Pick<Growing, 'playlist' | 'framesPerSecond'>,
  facts: SourceFacts,
): Promise<Resume> {
  const shown = parsePlaylist(playlist);
  await using file = await open(path);
  const init = await readRange(file, shown.init);
  const end = endOf(await readRange(file, shown.segments.at(-1)!));
  const ends = tracksOf(init).map(({ id, ticksPerSecond, startSeconds, isPicture }) => {
    const seconds = (end.ticks.get(id) ?? 0) / ticksPerSecond;
    return { isPicture, seconds, soundSeconds: seconds + startSeconds };
  });
  const frames = Math.round(ends.find(({ isPicture }) => isPicture)!.seconds * framesPerSecond);
  return {
    shown,
    init,
    end,
    stretch: { startSeconds: frames / framesPerSecond, endSeconds: undefined },
    soundFromSeconds: ends.find(({ isPicture }) => !isPicture)?.soundSeconds,
    reachBackSeconds: isIndexed(facts) ? SOUND_SETTLES_SECONDS : FOUND_ROUGHLY_SECONDS,
  };
}

/** Whether what another pass makes can be added: decoders are told only once how to read a file. */
export const isAlike = (init: Buffer, other: Buffer): boolean =>
  sampleEntriesOf(init).equals(sampleEntriesOf(other));

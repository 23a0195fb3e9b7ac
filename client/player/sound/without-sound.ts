import { boxesAt, boxesWithin, fourCharacters, type Mp4Box } from './mp4-boxes.ts';

const FREE = 0x66726565; // `free`, the type of boxes that are passed over (ISO/IEC 14496-12, 8.1.2)

/** Where in a box the number of its track is, from the start of its header. */
const TRACK_ID_AT = { tkhd: 20, longTkhd: 28, trex: 12, tfhd: 12 };

/**
 * Takes the sound out of the segments of one fragmented MP4 with picture and sound: browsers play one of several sounds
 * only where the picture comes without. The tracks of the sound become free space, so that all else stays where it is.
 */
export class SoundRemover {
  #soundTracks = new Set<number>();

  /** A copy of a segment without its sound; the initialization segment has to come first. */
  take(segment: ArrayBuffer): ArrayBuffer {
    const copy = segment.slice(0);
    const view = new DataView(copy);
    for (const box of boxesWithin(view)) {
      if (box.type === 'moov') this.#freeTracks(view, box);
      if (box.type === 'moof') this.#freeFragments(view, box);
    }
    return copy;
  }

  #freeTracks(view: DataView, moov: Mp4Box) {
    const tracks = boxesAt(view, moov, ['trak']);
    const sounds = tracks.filter((track) => handlerOf(view, track) === 'soun');
    if (sounds.length === tracks.length) return; // it is sound alone
    this.#soundTracks = new Set(sounds.map((track) => trackIdOf(view, track)));
    for (const { start } of sounds) view.setUint32(start + 4, FREE);
    for (const { start } of boxesAt(view, moov, ['mvex', 'trex']))
      if (this.#soundTracks.has(view.getUint32(start + TRACK_ID_AT.trex)))
        view.setUint32(start + 4, FREE);
  }

  #freeFragments(view: DataView, moof: Mp4Box) {
    for (const fragment of boxesAt(view, moof, ['traf'])) {
      const [header] = boxesAt(view, fragment, ['tfhd']);
      const trackId = header && view.getUint32(header.start + TRACK_ID_AT.tfhd);
      if (trackId !== undefined && this.#soundTracks.has(trackId))
        view.setUint32(fragment.start + 4, FREE);
    }
  }
}

function handlerOf(view: DataView, track: Mp4Box): string {
  const [handler] = boxesAt(view, track, ['mdia', 'hdlr']);
  return handler ? fourCharacters(view, handler.start + 16) : '';
}

function trackIdOf(view: DataView, track: Mp4Box): number {
  const [header] = boxesAt(view, track, ['tkhd']);
  if (!header) return 0;
  const isLong = view.getUint8(header.start + 8) === 1;
  return view.getUint32(header.start + TRACK_ID_AT[isLong ? 'longTkhd' : 'tkhd']);
}

/** How far one video was watched, in this browser. */
export interface Place {
  uuid: string;
  seconds: number;
  durationSeconds: number;
}

const KEY = 'tributary.places';
const MOST_PLACES = 200;
const SHORTEST_SECONDS = 30;

/** The places with this one on top. A video barely begun, as good as finished, or very short has no place. */
export function keepPlace(places: Place[], place: Place): Place[] {
  const others = places.filter(({ uuid }) => uuid !== place.uuid);
  return worthKeeping(place) ? [place, ...others].slice(0, MOST_PLACES) : others;
}

function worthKeeping({ seconds, durationSeconds }: Place): boolean {
  if (durationSeconds < SHORTEST_SECONDS || seconds < 5) return false;
  const left = durationSeconds - seconds;
  return left > Math.min(20, durationSeconds * 0.05);
}

/** Reads the places; what cannot be read is forgotten. */
export function readPlaces(storage: Pick<Storage, 'getItem'> = localStorage): Place[] {
  try {
    const places: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(places)
      ? (places as Place[]).filter((place) => typeof place?.uuid === 'string')
      : [];
  } catch {
    return [];
  }
}

/** Remembers where the viewer is in a video. */
export function rememberPlace(place: Place): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(keepPlace(readPlaces(), place)));
  } catch {
    // private windows may refuse to store anything
  }
}

/** Where to go on with a video: 0 when it was not begun. */
export const placeSeconds = (uuid: string): number =>
  readPlaces().find((place) => place.uuid === uuid)?.seconds ?? 0;

/** The share of a video that was watched, 0 to 1. */
export function watchedShare(uuid: string): number {
  const place = readPlaces().find((known) => known.uuid === uuid);
  return place && place.durationSeconds > 0 ? place.seconds / place.durationSeconds : 0;
}

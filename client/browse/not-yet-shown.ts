/** As many of a shelf are seen without moving it. */
const SEEN = 5;
/** A shelf of fewer than these is bare. */
const FEWEST = 4;

type Shown = { uuid: string };

/** What the beginnings of the shelves above do not show already; all of a shelf that would be bare without them. */
export function notYetShown<Video extends Shown>(
  videos: Video[],
  ...above: readonly Shown[][]
): Video[] {
  const seen = new Set(above.flatMap((shelf) => shelf.slice(0, SEEN).map(({ uuid }) => uuid)));
  const others = videos.filter(({ uuid }) => !seen.has(uuid));
  return others.length < FEWEST ? videos : others;
}

import { hedged } from './hedge.ts';
import { fetchRange } from './http-range.ts';
import type { ByteRange } from './pieces.ts';
import { cmsdOf, type Pressures } from './pressure.ts';
import {
  afterFailure,
  afterLie,
  afterTransfer,
  hedgeAfterMs,
  type Need,
  newSource,
  rankSources,
  type Source,
} from './sources.ts';

interface Addresses {
  origin: string;
  mirrors: readonly string[];
}

/** Bytes as they are asked for. */
export interface Asked {
  range: ByteRange;
  slackSeconds: number;
  /** The origin is not to be asked. */
  besidesOrigin: boolean;
  signal: AbortSignal;
  /** Takes what has come; false when it is not of the file. */
  take: (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
}

interface Hears {
  onBytes: (from: 'origin' | 'mirrors', count: number) => void;
  pressures: Pressures;
}

/** The origin and the mirrors of a file: whoever serves best is asked first, and each is remembered for how it did. */
export function createHttpSources(addresses: Addresses, hears: Hears) {
  const sources = knownSources(addresses);
  const rank = (need: Need) => {
    const nowMs = performance.now();
    const all = sources.all().map((source) => {
      const { isPressed } = hears.pressures.of(source.url, nowMs);
      return { ...source, isPressed };
    });
    return rankSources(all, need, nowMs, Math.random);
  };

  return {
    /** Fetches bytes from the best source, and from the next when that fails or is late. Throws when all have failed. */
    async fetch(asked: Asked): Promise<void> {
      const { range, slackSeconds, besidesOrigin } = asked;
      const need = { bytes: range.end - range.start, slackSeconds };
      const ranked = rank(need).filter(({ isOrigin }) => !(besidesOrigin && isOrigin));
      const attempts = ranked.map((source) => ({
        run: (signal: AbortSignal) => ask(source, { ...asked, signal }, sources.note, hears),
        patienceMs: hedgeAfterMs(source, need),
      }));
      await hedged(attempts, asked.signal);
    },
    /** Hears how fast bytes came from the origin that were fetched without us. */
    hear(bytesPerMs: number): void {
      sources.note(addresses.origin, (source) =>
        afterTransfer(source, bytesPerMs, 1, performance.now()),
      );
    },
    /** Whoever would be asked for these bytes first asks to be spared. */
    isPressed: (need: Need): boolean => rank(need)[0]?.isPressed ?? false,
    /** Somebody else than the origin can be asked now. */
    hasMirrors: (): boolean =>
      sources
        .all()
        .some(
          ({ isOrigin, isBanned, restsUntilMs }) =>
            !isOrigin && !isBanned && restsUntilMs <= performance.now(),
        ),
    /** How fast the fastest of them is, as far as is known. */
    bytesPerMs(): number | null {
      const rates = sources.all().flatMap(({ bytesPerMs }) => bytesPerMs ?? []);
      return rates.length === 0 ? null : Math.max(...rates);
    },
    bannedUrls: (): string[] =>
      sources.all().flatMap(({ isBanned, url }) => (isBanned ? [url] : [])),
  };
}

type Note = (url: string, change: (source: Source) => Source) => void;

function knownSources({ origin, mirrors }: Addresses) {
  const sources = new Map<string, Source>();
  for (const url of mirrors) sources.set(url, newSource(url, false));
  sources.set(origin, newSource(origin, true));
  const note: Note = (url, change) => void sources.set(url, change(sources.get(url)!));
  return { all: () => [...sources.values()], note };
}

/** Transfers cut short before this say nothing about a line. */
const TELLING_MS = 400;

async function ask(
  { url, isOrigin }: Source,
  { range, signal, take }: Asked,
  note: Note,
  { onBytes, pressures }: Hears,
): Promise<void> {
  const begunAtMs = performance.now();
  let count = 0;
  const measure = () =>
    note(url, (source) =>
      afterTransfer(source, count, performance.now() - begunAtMs, performance.now()),
    );
  const bytes = await fetchRange(url, range, signal, {
    onHead: (answer) => pressures.hear(url, cmsdOf(answer), performance.now()),
    onBytes(more) {
      count += more;
      onBytes(isOrigin ? 'origin' : 'mirrors', more);
    },
  }).catch((error: unknown) => {
    if (!signal.aborted) note(url, (source) => afterFailure(source, performance.now()));
    else if (performance.now() - begunAtMs > TELLING_MS) measure(); // somebody else was faster
    throw error;
  });
  measure();
  if (await take(bytes)) return;
  note(url, afterLie);
  throw new Error('bytes that are not of the file');
}

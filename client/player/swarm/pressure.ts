/** What a server asks of players while it has little left to give. */
export interface Pressure {
  /** To take bytes elsewhere where they can. */
  isPressed: boolean;
  /** To play nothing above this bitrate; null for any. */
  maxBitsPerSecond: number | null;
}

const CMSD_DYNAMIC = 'CMSD-Dynamic';

type Answer = Pick<Response, 'headers'> | Pick<XMLHttpRequest, 'getAllResponseHeaders'>;

const HEADER_LINE = /^cmsd-dynamic:(.+)$/im;

/**
 * The header of an answer that hls.js was given. Its own `getResponseHeader` gives numbers alone, and that of the request warns
 * where another site does not expose it.
 */
export function cmsdOf(answer: Answer | null): string | null {
  if (answer && 'headers' in answer) return answer.headers.get(CMSD_DYNAMIC);
  return HEADER_LINE.exec(answer?.getAllResponseHeaders() ?? '')?.[1]?.trim() ?? null;
}

const QUOTED = /"(?:\\.|[^"\\])*"/g;
const DURESS = /;\s*du\s*(?=[;,]|$)/;
const MAX_KILOBITS = /;\s*mb=(\d{1,7})(?=\s*(?:[;,]|$))/g;

/** Reads the header `CMSD-Dynamic` (CTA-5006): of the servers on the way, what any asks for holds. */
export function readPressure(header: string | null): Pressure {
  const text = (header ?? '').replaceAll(QUOTED, '');
  const limits = [...text.matchAll(MAX_KILOBITS)].map(([, kilobits]) => Number(kilobits) * 1000);
  return {
    isPressed: DURESS.test(text),
    maxBitsPerSecond: limits.length === 0 ? null : Math.min(...limits),
  };
}

/** How long what a server has asked for holds when no more is heard of it. */
const HOLDS_MS = 30_000;
const CALM: Pressure = { isPressed: false, maxBitsPerSecond: null };

/** What servers have asked for in their last answers. */
export function createPressures() {
  const heard = new Map<string, Pressure & { atMs: number }>();
  return {
    /** Takes note of an answer's header; without one the server asks for nothing. */
    hear(url: string, header: string | null, nowMs: number): void {
      const { host } = new URL(url);
      if (header === null) heard.delete(host);
      else heard.set(host, { ...readPressure(header), atMs: nowMs });
    },
    of(url: string, nowMs: number): Pressure {
      const last = heard.get(new URL(url).host);
      return last && nowMs - last.atMs < HOLDS_MS ? last : CALM;
    },
  };
}

export type Pressures = ReturnType<typeof createPressures>;

/** How an attempt at a delivery ended. `refused` is the receiver's last word; `failed` is tried again. */
export type Verdict = 'delivered' | 'refused' | 'failed';

/** The 4xx that are another time's matter. The others say that the request, or the inbox, will not do. */
const FOR_NOW = new Set([408, 425, 429]);

/** What an answer means for the delivery. */
export function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 400 && status < 500 && !FOR_NOW.has(status) ? 'refused' : 'failed';
}

const MINUTE = 60;
const WHILE_IT_STARTS_AGAIN = [10, 15, 30, MINUTE];
const BACK_OFF_MINUTES = [5, 20, 60, 3 * 60, 6 * 60, 12 * 60];
const BACK_OFF_SECONDS = WHILE_IT_STARTS_AGAIN.concat(BACK_OFF_MINUTES.map((m) => m * MINUTE));
const SPREAD = 0.2; // so that what failed together is not tried again together

/** How long a delivery waits after its nth failed attempt, in seconds, or as long as the receiver asks, within half a day. */
export function backOffSeconds(attempts: number, askedSeconds = 0, random = Math.random()): number {
  const last = BACK_OFF_SECONDS.at(-1)!;
  const seconds = BACK_OFF_SECONDS[attempts - 1] ?? last;
  const spread = seconds * (1 + SPREAD * (2 * random - 1));
  return Math.round(Math.max(spread, Math.min(askedSeconds, last)));
}

/** The seconds of a `Retry-After` header (RFC 9110, 10.2.3); 0 for none. */
export function retryAfterSeconds(header: string | undefined, now = Date.now()): number {
  if (header === undefined) return 0;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

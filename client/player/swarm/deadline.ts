/** A piece that is wanted, is not there, and is not being fetched over HTTP by us. */
export interface Want {
  index: number;
  /** A peer that lets us ask has it. */
  held: boolean;
  /** Until when another viewer is taken at their word to be fetching it. */
  intendedUntilMs: number;
  /** How many of the peers are to fetch it before us (`turnOf`). */
  turn: number;
  /** What peers have yet to bring of it. */
  missingBytes: number;
}

/** What a decision about the pieces of a byte range is made from. */
export interface Moment {
  nowMs: number;
  /** Playback until the range is needed; below zero it stands still for it. */
  slackSeconds: number;
  /** Slack below which pieces nobody has are fetched at once (`safeSlackSeconds`). */
  safetySeconds: number;
  peers: number;
  /** Since the first of those peers was met; 0 while there is none. */
  companyMs: number;
  /** Since the swarm was joined; infinite when there is none to join. */
  swarmAgeMs: number;
  /** Since the range was asked for. */
  waitedMs: number;
  /** Since peers last brought bytes of it, or came to hold any of it. */
  quietMs: number;
  /** Whoever is asked over HTTP has asked to be spared. */
  isPressed: boolean;
  /** What is wanted would take so long over HTTP, as that was measured; 0 while it was not. */
  httpSeconds: number;
  /** Peers send faster than HTTP has been seen to. */
  arePeersFaster: boolean;
  /** What peers bring in time, as fast as they send (`bytesInTime`). */
  inTimeBytes: number;
}

/** Below this much slack nothing is left to others. */
const PANIC_SECONDS = 1.5;
/** Below this much slack nothing is left to peers either, even while they bring it: they are too slow. */
const TOO_LATE_SECONDS = 0.8;
/** A line over which what is wanted takes longer is too thin for each viewer to fetch the same. */
const THIN_SECONDS = 2;
/** Above this much slack there is time to see who else needs a piece first. */
const LAZY_SECONDS = 15;
/** The same where whoever is asked over HTTP is to be spared. */
const LAZY_WHEN_PRESSED_SECONDS = 8;
/** How long a new swarm may take to show peers. */
const LONELY_MS = 6000;
/** Over a line that is full it takes longer to be introduced to them. */
const INTRODUCED_MS = 10_000;
const STUCK_MS = 2500;
const STUCK_IN_PANIC_MS = 700;

/** How long each of those is waited for who are to fetch a piece before us, and all of them at most. */
const [TURN_MS, PATIENCE_MS] = [300, 1500];
/** How long after the first peer others are still to be met, who take turns at more. */
const GATHERING_MS = 600;
/** How long those who heard of an intent wait for its piece. */
export const INTENT_MS = 6000;

/**
 * Which pieces to fetch over HTTP now; peers are left to bring the others. What peers hold they bring while they do not
 * get stuck and there is time, or HTTP would take longer still, and as much of it as they bring in time; what nobody holds
 * is fetched by the viewer who needs it first, and the others wait for it to become a peer.
 */
export function piecesForHttp(wants: readonly Want[], moment: Moment): number[] {
  const held = heldForHttp(
    wants.filter((want) => want.held),
    moment,
  );
  const orphans = wants.filter((want) => !want.held && isDue(want, moment));
  return [...held, ...orphans].map(({ index }) => index).toSorted((one, other) => one - other);
}

/**
 * All of them when peers are stuck, else what would come late: nothing that peers have begun while there is something else,
 * and soonest what is ours to fetch before others do.
 */
function heldForHttp(held: readonly Want[], moment: Moment): readonly Want[] {
  if (areTooSlow(moment)) return held;
  if (moment.slackSeconds >= moment.safetySeconds) return [];
  let bytes = moment.inTimeBytes;
  return held
    .toSorted((one, other) => one.missingBytes - other.missingBytes || other.turn - one.turn)
    .filter(({ missingBytes }) => (bytes -= missingBytes) < 0);
}

const areTooSlow = ({ quietMs, slackSeconds, arePeersFaster }: Moment) =>
  (slackSeconds < TOO_LATE_SECONDS && !arePeersFaster) ||
  quietMs > (slackSeconds < PANIC_SECONDS ? STUCK_IN_PANIC_MS : STUCK_MS);

function isDue({ intendedUntilMs, turn }: Want, moment: Moment): boolean {
  const { nowMs, slackSeconds, safetySeconds, waitedMs, companyMs } = moment;
  const isIntended = intendedUntilMs > nowMs;
  const takingTurnsMs = Math.min(waitedMs, companyMs); // nobody waited for us before they knew us
  const isOurTurn = takingTurnsMs >= Math.min(PATIENCE_MS, turn * TURN_MS);
  if (slackSeconds < PANIC_SECONDS && !isWorthWaiting(moment)) return true;
  return !isIntended && isOurTurn && (slackSeconds < safetySeconds || isNoLongerEarly(moment));
}

/** Nobody is to be expected any more who needs it sooner, or has it. */
function isNoLongerEarly(moment: Moment): boolean {
  const { slackSeconds, peers, companyMs, swarmAgeMs, isPressed } = moment;
  const isSoon = slackSeconds < (isPressed ? LAZY_WHEN_PRESSED_SECONDS : LAZY_SECONDS);
  if (peers > 0) return isSoon && companyMs > GATHERING_MS;
  return swarmAgeMs > LONELY_MS && (isSoon || !isPressed);
}

/** Over a thin line all stand still for longer when each fetches the same; nobody is taken at their word again and again. */
const isWorthWaiting = (moment: Moment) => isThin(moment) && moment.waitedMs < INTENT_MS;

/** What is wanted takes so long over HTTP that viewers had better fetch different parts of it. */
export const isThin = ({ httpSeconds }: Pick<Moment, 'httpSeconds'>): boolean =>
  httpSeconds > THIN_SECONDS;

/** There are peers to share with, or there may be soon. */
export const isInCompany = ({ peers, swarmAgeMs }: Pick<Moment, 'peers' | 'swarmAgeMs'>): boolean =>
  peers > 0 || swarmAgeMs < INTRODUCED_MS;

/** What comes this shortly before it is needed may as well be late. */
const RESERVE_SECONDS = 0.5;

/**
 * What peers bring of a range before playback needs it, or before HTTP would have brought it where that is later. Infinite
 * while it is not known how fast they send.
 */
export function bytesInTime(
  { slackSeconds, httpSeconds }: Pick<Moment, 'slackSeconds' | 'httpSeconds'>,
  bytesPerMs: number | null,
): number {
  if (bytesPerMs === null) return Infinity;
  return bytesPerMs * 1000 * Math.max(slackSeconds - RESERVE_SECONDS, httpSeconds);
}

const SAFETY_UNMEASURED_SECONDS = 5;
const [SAFETY_LEAST_SECONDS, SAFETY_MOST_SECONDS] = [2, 8];

/** Slack to keep for bytes that may have to come over HTTP: thrice what they take there, and one second. */
export function safeSlackSeconds(bytes: number, bytesPerMs: number | null): number {
  if (!bytesPerMs) return SAFETY_UNMEASURED_SECONDS;
  const seconds = (3 * bytes) / bytesPerMs / 1000 + 1;
  return Math.min(SAFETY_MOST_SECONDS, Math.max(SAFETY_LEAST_SECONDS, seconds));
}

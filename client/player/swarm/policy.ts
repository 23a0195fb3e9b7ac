/** From whom a player takes bytes besides this node: nobody, other nodes, or other viewers as well. */
export type SharingMode = 'off' | 'mirrors' | 'full';

/** The strictest last. */
export const SHARING_MODES: readonly SharingMode[] = ['full', 'mirrors', 'off'];

/** What is left where each of them holds. */
export const strictest = (...modes: SharingMode[]): SharingMode =>
  SHARING_MODES.findLast((mode) => modes.includes(mode)) ?? 'full';

/** What decides how far sharing goes. */
export interface Circumstances {
  /** The most that the node and the owner of the video allow. */
  allowed: SharingMode;
  /** The account of who is signed in allows it; null when nobody is. */
  accountAllows: boolean | null;
  /** What this viewer has chosen in this browser; null while they have not been asked. */
  chosen: SharingMode | null;
  /** The line is paid by the byte, or asked to be spared. */
  isMetered: boolean;
  /** Who watches the video now, this viewer too, as far as the node has counted. */
  viewers: number;
  /** The fewest viewers among whom one is shown to the others, as the node has it. */
  minViewers: number;
  /** How long the page has been hidden, or playback paused. */
  restingMs: number;
}

const RESTING_LONG_MS = 2 * 60_000;

/**
 * How far sharing goes now. Nobody's address is shown to others before they said that it may be, nor while so few watch that
 * whoever else is in the swarm may be there to collect addresses.
 */
export function sharingMode(circumstances: Circumstances): SharingMode {
  const { allowed, accountAllows, chosen, isMetered, restingMs, viewers, minViewers } =
    circumstances;
  const wanted = chosen ?? (accountAllows === false ? 'off' : 'mirrors');
  const mayUpload = !isMetered && restingMs < RESTING_LONG_MS;
  const mayMeet = mayUpload && viewers >= minViewers;
  return strictest(allowed, wanted, mayMeet ? 'full' : 'mirrors');
}

/** Whether to ask a viewer: once, and only where the answer makes a difference. */
export const asksToShare = ({
  allowed,
  accountAllows,
  chosen,
  isMetered,
}: Circumstances): boolean =>
  allowed === 'full' && accountAllows !== false && chosen === null && !isMetered;

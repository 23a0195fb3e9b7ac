/** Why a video of another node is mirrored (contract § redundancy; `followed` is this node's own). */
export const COPY_STRATEGIES = [
  'manual',
  'most-views',
  'trending',
  'recently-added',
  'followed',
] as const;

/** How far a copy is; `failed`: it could not be made, and is tried again when its time comes. */
export const COPY_STATES = ['fetching', 'kept', 'failed'] as const;

/** How a copy at another node was found at the last look. */
export const MIRROR_HEALTH = ['unknown', 'well', 'ill'] as const;

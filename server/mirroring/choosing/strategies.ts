import type { COPY_STRATEGIES } from '../../catalog/index.ts';

/** Why a video is mirrored (contract § redundancy). */
export type Strategy = (typeof COPY_STRATEGIES)[number];

/** Those by which the node itself decides what it mirrors. */
export const AUTOMATIC = ['most-views', 'trending', 'recently-added', 'followed'] as const;

export type Automatic = (typeof AUTOMATIC)[number];

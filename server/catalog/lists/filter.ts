import { Failure, invalid } from '../../platform/errors.ts';
import type { Viewer } from '../access.ts';
import type { VideoListQuery } from './list-query.ts';

/** Bits of `include`: what only moderators find in lists (contract § include). */
export const Include = {
  unpublished: 1,
  blocked: 2,
  muted: 4,
  files: 8,
  source: 32,
  automaticTags: 64,
} as const;

type Filters = Omit<VideoListQuery, 'start' | 'count' | 'sort' | 'skipCount'>;

/** What a list is narrowed to: what its reader asks for, and what it is a list of. */
export type VideoFilter = Partial<Filters> & {
  /** Of these channels only. */
  channelIds?: number[];
  /** Of these, what everybody may have, too: see `videos.followed`. */
  onlyFollowed?: boolean;
  /** Of channels this account follows. */
  followedBy?: number;
  /** In any state and privacy: a list of what one manages. */
  everything?: boolean;
};

/** Bits that are asked for. */
export const includes = ({ include = 0 }: VideoFilter, bit: number): boolean =>
  (include & bit) !== 0;

/**
 * Fails with 401 when the viewer asks for what only moderators see, as the contract has it, and with `invalid` when
 * nobody asks for what they have not watched, or one flag is both in and out. `ownVideos`: privacy may be chosen then.
 */
export function requireFilter(viewer: Viewer, filter: VideoFilter, ownVideos = false): void {
  const seesAll = viewer !== undefined && viewer.role !== 'user';
  if (!seesAll && isPrivileged(filter, ownVideos)) {
    throw new Failure('unauthorized_request', 'Only moderators may see all videos.');
  }
  if (filter.excludeAlreadyWatched && !viewer) {
    throw invalid('excludeAlreadyWatched', 'Should be asked by somebody who is signed in');
  }
  const { nsfwFlagsIncluded = 0, nsfwFlagsExcluded = 0 } = filter;
  if ((nsfwFlagsIncluded & nsfwFlagsExcluded) !== 0)
    throw invalid('nsfwFlagsExcluded', 'Should not hold a flag of nsfwFlagsIncluded');
}

const isPrivileged = (filter: VideoFilter, ownVideos: boolean) =>
  filter.include !== undefined ||
  filter.autoTagOneOf !== undefined ||
  filter.stateOneOf !== undefined ||
  (filter.privacyOneOf !== undefined && !ownVideos);

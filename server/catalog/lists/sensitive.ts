import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import type { VideoFilter } from './filter.ts';

type NsfwPolicy = 'display' | 'warn' | 'blur' | 'do_not_list';

/** What a user has said of sensitive videos: bits of the contract's NSFWFlag each. */
export type NsfwChoice = {
  nsfwPolicy: NsfwPolicy;
  nsfwFlagsDisplayed: number;
  nsfwFlagsHidden: number;
};

/** The filter, with what follows from the viewer's or else the node's policy where the request does not say. */
export async function withPolicy(
  db: Db,
  filter: VideoFilter,
  choice: NsfwChoice | undefined,
): Promise<VideoFilter> {
  if (filter.nsfw !== undefined) return filter;
  const policy = choice?.nsfwPolicy ?? (await instanceConfig(db)).instance.defaultNSFWPolicy;
  return {
    ...filter,
    nsfw: policy === 'do_not_list' ? 'false' : 'both',
    nsfwFlagsIncluded: filter.nsfwFlagsIncluded ?? choice?.nsfwFlagsDisplayed,
    nsfwFlagsExcluded: filter.nsfwFlagsExcluded ?? choice?.nsfwFlagsHidden,
  };
}

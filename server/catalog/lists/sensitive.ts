import { instanceConfig } from '../../instance/index.ts';
import type { Database, Db } from '../../platform/db.ts';
import { keepAnswers } from '../kept-answers.ts';
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
  const listsAll = (choice?.nsfwPolicy ?? (await nodePolicy(db))) !== 'do_not_list';
  return {
    ...withoutSay(filter, listsAll),
    nsfwFlagsIncluded: filter.nsfwFlagsIncluded ?? choice?.nsfwFlagsDisplayed,
    nsfwFlagsExcluded: filter.nsfwFlagsExcluded ?? choice?.nsfwFlagsHidden,
  };
}

/** As `withPolicy` by the policy of the node, which is kept as answers are: a list need not read it each time. */
export async function keepPolicy(database: Database) {
  const kept = await keepAnswers<NsfwPolicy>(database, undefined, { maxKeys: 1 });
  const read = () => kept.remember('policy', () => nodePolicy(database.db));
  return async (filter: VideoFilter): Promise<VideoFilter> =>
    filter.nsfw === undefined ? withoutSay(filter, (await read()) !== 'do_not_list') : filter;
}

const withoutSay = (filter: VideoFilter, listsAll: boolean): VideoFilter => ({
  ...filter,
  nsfw: listsAll ? 'both' : 'false',
});

const nodePolicy = async (db: Db): Promise<NsfwPolicy> =>
  (await instanceConfig(db)).instance.defaultNSFWPolicy;

import * as z from 'zod';

import { pageQuery } from '../../platform/page-query.ts';

const flag = z.stringbool();

/** Which accounts. */
export const AccountsQuery = pageQuery(['createdAt'], '-createdAt');

/** Which channels. */
export const ChannelsQuery = pageQuery(['createdAt', 'updatedAt', 'name', 'id'], '-createdAt');

/** Which channels of an account. */
export const OwnChannelsQuery = ChannelsQuery.extend({
  search: z.string().max(200).optional(),
  withStats: flag.default(false),
  includeCollaborations: flag.default(false),
});

/** Which followers. */
export const FollowersQuery = pageQuery(['createdAt'], '-createdAt').extend({
  search: z.string().max(200).optional(),
});

import * as z from 'zod';

import { pageQuery } from '../../platform/page-query.ts';
import { search } from '../page.ts';
import { PREDEFINED_REASONS, state } from './form.ts';

const id = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1)
  .optional();

const ABUSE_SORTS = ['id', 'createdAt', 'state'] as const;

/** What one may ask of one's own reports. */
export const OwnAbuseQuery = pageQuery(ABUSE_SORTS, '-createdAt').extend({
  id,
  state: state.optional(),
  search,
});

/** What moderators may ask of all reports. */
export const AbuseQuery = OwnAbuseQuery.extend({
  filter: z.enum(['video', 'comment', 'account']).optional(),
  predefinedReason: z.enum(PREDEFINED_REASONS).optional(),
  videoIs: z.enum(['deleted', 'blacklisted']).optional(),
  searchReporter: search,
  searchReportee: search,
  searchVideo: search,
  searchVideoChannel: search,
});

/** Which reports are meant; `reporterId` when only those of one account are. */
export type AbuseQuery = z.output<typeof OwnAbuseQuery> &
  Partial<z.output<typeof AbuseQuery>> & { reporterId?: number };

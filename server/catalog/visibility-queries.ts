import { and, eq, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { accounts } from '../identity/tables.ts';
import type { Viewer } from './access.ts';
import { accountMutes, serverMutes, videos } from './tables.ts';
import { VideoPrivacy, VideoState } from './video.ts';

const query = new QueryBuilder();

/**
 * Whether the viewer finds a video in lists, counts, searches and feeds: it is published, public (or internal, for those
 * who are signed in), not blocked, and its account not muted. For queries that join `videos` and `accounts`.
 */
export const isListed = (viewer: Viewer) =>
  and(
    eq(videos.state, VideoState.published),
    viewer
      ? inArray(videos.privacy, [VideoPrivacy.public, VideoPrivacy.internal])
      : eq(videos.privacy, VideoPrivacy.public),
    eq(videos.blocked, false),
    isHeard(viewer),
  );

/**
 * Whether an account, and the node it is of, is muted neither for all nor for the viewer. Joins `accounts`. A muted host
 * stands for its subdomains too, and, written without a port, for all its ports.
 */
export const isHeard = (viewer: Viewer) =>
  and(
    notExists(
      query
        .select({ one: sql`1` })
        .from(accountMutes)
        .where(and(eq(accountMutes.accountId, accounts.id), concerns(accountMutes.userId, viewer))),
    ),
    or(
      isNull(accounts.host), // asked first: most accounts are of this node
      notExists(
        query
          .select({ one: sql`1` })
          .from(serverMutes)
          .where(
            and(
              sql`${serverMutes.host} = any(${HOSTS_ABOVE})`,
              concerns(serverMutes.userId, viewer),
            ),
          ),
      ),
    ),
  );

/** An account's host as it is, and without its port the domains it is below, itself included, but no top-level one. */
const HOSTS_ABOVE = sql`array_append(array(
  select array_to_string(labels[n:], '.')
  from (select string_to_array(split_part(${accounts.host}, ':', 1), '.') as labels) as split,
    generate_series(1, cardinality(labels) - 1) as n), ${accounts.host})`;

const concerns = (muter: typeof accountMutes.userId | typeof serverMutes.userId, viewer: Viewer) =>
  viewer ? or(isNull(muter), eq(muter, viewer.id)) : isNull(muter);

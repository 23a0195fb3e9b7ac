import { and, eq, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { accounts } from '../identity/tables.ts';
import type { Viewer } from './access.ts';
import { hostsAboveColumn, isUnsilenced, policyColumn } from './domain-queries.ts';
import { accountMutes, serverMutes } from './mute-tables.ts';
import { videos } from './tables.ts';
import { VideoPrivacy, VideoState } from './video.ts';

const query = new QueryBuilder();

/**
 * Whether the viewer finds a video in lists, counts, searches and feeds: it is published, public (or internal, for those
 * who are signed in), not blocked, and its account neither muted nor silenced with its node. For queries that join `videos`
 * and `accounts`.
 */
export const isListed = (viewer: Viewer) =>
  and(
    eq(videos.state, VideoState.published),
    viewer
      ? inArray(videos.privacy, [VideoPrivacy.public, VideoPrivacy.internal])
      : eq(videos.privacy, VideoPrivacy.public),
    eq(videos.blocked, false),
    isHeard(viewer),
    isUnsilenced(viewer),
  );

/**
 * Whether an account, and the node it is of, is muted neither for all nor for the viewer, and the node not rejected. Joins
 * `accounts`. A muted host stands for its subdomains too, and, written without a port, for all its ports.
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
      and(
        notExists(
          query
            .select({ one: sql`1` })
            .from(serverMutes)
            .where(
              and(
                sql`${serverMutes.host} = any(${hostsAboveColumn(accounts.host)})`,
                concerns(serverMutes.userId, viewer),
              ),
            ),
        ),
        sql`${policyColumn(accounts.host)} is distinct from 'reject'`,
      ),
    ),
  );

const concerns = (muter: typeof accountMutes.userId | typeof serverMutes.userId, viewer: Viewer) =>
  viewer ? or(isNull(muter), eq(muter, viewer.id)) : isNull(muter);

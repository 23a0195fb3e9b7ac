import {
  and,
  eq,
  exists,
  getTableColumns,
  inArray,
  isNull,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { accounts } from '../identity/tables.ts';
import { type SharingMode, sharingOfNode } from '../instance/index.ts';
import type { Viewer } from './access.ts';
import { hostsAboveColumn, isAdmitted, isAdmittedTo } from './domain-queries.ts';
import { accountMutes, serverMutes } from './mute-tables.ts';
import { videos } from './tables.ts';
import { VideoPrivacy, VideoState } from './video.ts';

const query = new QueryBuilder();

/**
 * Whether the viewer finds a video in lists, counts, searches and feeds: it is published, public (or internal, for those
 * who are signed in), not blocked, of this node or followed by it, and its account neither muted nor silenced with its node.
 * For queries that join `videos` and `accounts`.
 */
export const isListed = (viewer: Viewer) =>
  and(
    eq(videos.state, VideoState.published),
    viewer
      ? inArray(videos.privacy, [VideoPrivacy.public, VideoPrivacy.internal])
      : eq(videos.privacy, VideoPrivacy.public),
    eq(videos.blocked, false),
    eq(videos.followed, true),
    isFoundBy(viewer),
  );

/** Whether an account is muted, for all or for the viewer. Joins `accounts`. */
export const isMuted = (viewer: Viewer) =>
  exists(
    query
      .select({ one: sql`1` })
      .from(accountMutes)
      .where(and(eq(accountMutes.accountId, accounts.id), concerns(accountMutes.userId, viewer))),
  );

/**
 * Whether the node an account is of is muted likewise. A muted host stands for its subdomains too, and, written without a
 * port, for all its ports.
 */
export const isOfMutedServer = (viewer: Viewer) =>
  exists(
    query
      .select({ one: sql`1` })
      .from(serverMutes)
      .where(
        and(
          sql`${serverMutes.host} = any(${hostsAboveColumn(accounts.host)})`,
          concerns(serverMutes.userId, viewer),
        ),
      ),
  );

/** Whether an account is muted neither by itself nor with its node, and the node not rejected. Joins `accounts`. */
export const isHeard = (viewer: Viewer) => isHeardWhere(viewer, isAdmitted(accounts.host));

/** The same, and that it is not silenced with its node, unless the viewer follows it or a channel of it. */
export const isFoundBy = (viewer: Viewer) => isHeardWhere(viewer, isAdmittedTo(viewer));

const isHeardWhere = (viewer: Viewer, admitted: SQL) =>
  and(
    not(isMuted(viewer)),
    or(
      isNull(accounts.host), // asked first: most accounts are of this node
      and(not(isOfMutedServer(viewer)), admitted),
    ),
  );

const concerns = (muter: typeof accountMutes.userId | typeof serverMutes.userId, viewer: Viewer) =>
  viewer ? or(isNull(muter), eq(muter, viewer.id)) : isNull(muter);

/** How far viewers may share it, as its owner and the node have it: a column for queries over `videos`. */
export const allowedSharing = sql<SharingMode>`greatest(${videos.sharing}, ${sharingOfNode})`;

/** The columns of a video, with what the node says to them. */
export const videoColumns = { ...getTableColumns(videos), allowedSharing };

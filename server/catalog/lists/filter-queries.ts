import { and, eq, exists, inArray, isNotNull, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { isTagged } from '../automatic-tags/queries.ts';
import { isUnsilenced } from '../domain-queries.ts';
import { tagKeys } from '../list-tables.ts';
import { videoCaptions } from '../part-tables.ts';
import { remoteMedia } from '../remote-tables.ts';
import { follows, watchHistory } from '../social-tables.ts';
import { channels, renditions, videos } from '../tables.ts';
import { VideoPrivacy, VideoState } from '../video.ts';
import { isHeard } from '../visibility-queries.ts';
import { Include, includes, type VideoFilter } from './filter.ts';

const query = new QueryBuilder();
const one = { one: sql`1` };

/** What a list holds, as a condition on `videos`, `channels` and `accounts`. */
export const matches = (node: Origin, viewer: Viewer, filter: VideoFilter) =>
  and(
    isSeen(viewer, filter),
    isOf(node, filter),
    isAbout(filter),
    isSensitive(filter),
    hasMedia(filter),
    isWanted(viewer, filter),
  );

/** Whether the viewer may find it: `isListed`, but for what `include` and the like bring back. */
function isSeen(viewer: Viewer, filter: VideoFilter) {
  if (filter.everything) return and(isInState(filter), isPrivate(filter.privacyOneOf));
  return and(
    filter.stateOneOf || includes(filter, Include.unpublished)
      ? isInState(filter)
      : sql`${videos.state} = ${PUBLISHED}`,
    includes(filter, Include.blocked) ? undefined : not(videos.blocked),
    includes(filter, Include.muted) ? undefined : isHeard(viewer),
    isChosen(filter) ? undefined : isUnsilenced(viewer),
    isForWhoKnows(filter) ? undefined : videos.followed.getSQL(),
    filter.privacyOneOf
      ? isPrivate(filter.privacyOneOf)
      : sql`${videos.privacy} in (${viewer ? FOR_USERS : FOR_ALL})`,
  );
}

/** Whether it is asked for what certain channels have: who comes to them, or follows them, finds it. */
const isChosen = ({ channelIds, followedBy }: VideoFilter) =>
  channelIds !== undefined || followedBy !== undefined;

/** And whether it has what this node does not follow, too. */
const isForWhoKnows = (filter: VideoFilter) => isChosen(filter) && !filter.onlyFollowed;

/** In the text of the statement: a plan that is made once must see that the indexes of what is listed hold all of it. */
const PUBLISHED = sql.raw(String(VideoState.published));
const FOR_ALL = sql.raw(String(VideoPrivacy.public));
const FOR_USERS = sql.raw(`${VideoPrivacy.public}, ${VideoPrivacy.internal}`);

const isInState = ({ stateOneOf }: VideoFilter) => stateOneOf && inArray(videos.state, stateOneOf);
const isPrivate = (privacies: number[] | undefined) =>
  privacies && inArray(videos.privacy, privacies);

function isOf(node: Origin, { isLocal, host, channelIds, followedBy }: VideoFilter) {
  const home = host?.toLowerCase();
  return and(
    isLocal === undefined ? undefined : isLocal ? isNull(videos.url) : isNotNull(videos.url),
    home === undefined
      ? undefined
      : home === node.host
        ? isNull(videos.url)
        : eq(channels.host, home),
    channelIds && isIn(channelIds),
    followedBy === undefined ? undefined : isFollowed(followedBy),
  );
}

const isIn = (ids: number[]) => (ids.length > 0 ? inArray(videos.channelId, ids) : sql`false`);

const isFollowed = (accountId: number) =>
  inArray(
    videos.channelId,
    query
      .select({ id: follows.channelId })
      .from(follows)
      .where(and(eq(follows.followerId, accountId), eq(follows.state, 'accepted'))),
  );

function isAbout({ categoryOneOf, licenceOneOf, languageOneOf, ...given }: VideoFilter) {
  const languages = languageOneOf?.filter((language) => language !== UNKNOWN_LANGUAGE);
  return and(
    categoryOneOf && inArray(videos.category, categoryOneOf),
    licenceOneOf && inArray(videos.licence, licenceOneOf),
    languages &&
      or(
        languages.length > 0 ? isInLanguages(languages) : undefined,
        languageOneOf!.includes(UNKNOWN_LANGUAGE) ? isNull(videos.language) : undefined,
      ),
    given.tagsOneOf && hasTags(given.tagsOneOf, sql` || `),
    given.tagsAllOf && hasTags(given.tagsAllOf, sql` && `),
  );
}

const UNKNOWN_LANGUAGE = '_unknown';

/** As PeerTube, what has captions in a language is for who reads it. Asked of each row, however many captions there are. */
const isInLanguages = (languages: string[]) => {
  const captioned = query
    .select({ is: sql`true` })
    .from(videoCaptions)
    .where(and(eq(videoCaptions.videoId, videos.id), inArray(videoCaptions.language, languages)))
    .limit(1);
  return or(inArray(videos.language, languages), sql`(${captioned})`);
};

/** The text of a tsvector of one lexeme, which quotes it, is a tsquery as well. */
const hasTags = (tags: string[], operator: SQL) =>
  sql`${tagKeys(videos.tags)} @@ (${sql.join(
    tags.map(
      (tag) => sql`array_to_tsvector(array[${tag.toLowerCase() || ' '}::text])::text::tsquery`,
    ),
    operator,
  )})`;

/** Contract § nsfw, nsfwFlagsIncluded, nsfwFlagsExcluded: flags are exceptions to what `nsfw` says. */
function isSensitive({ nsfw, nsfwFlagsIncluded, nsfwFlagsExcluded }: VideoFilter) {
  return and(
    nsfw === 'true' ? videos.nsfw.getSQL() : undefined,
    nsfw === 'false'
      ? or(not(videos.nsfw), nsfwFlagsIncluded ? hasOneOf(nsfwFlagsIncluded) : undefined)
      : undefined,
    nsfwFlagsExcluded ? not(hasOneOf(nsfwFlagsExcluded)) : undefined,
  );
}

const hasOneOf = (flags: number) => sql`${videos.nsfwFlags} & ${flags}::int <> 0`;

const offers = (media: typeof remoteMedia.files | typeof remoteMedia.streamingPlaylists) =>
  exists(
    query
      .select(one)
      .from(remoteMedia)
      .where(and(eq(remoteMedia.videoId, videos.id), sql`jsonb_array_length(${media}) > 0`)),
  );
const HLS = or(
  exists(query.select(one).from(renditions).where(eq(renditions.videoId, videos.id))),
  offers(remoteMedia.streamingPlaylists),
)!;
const WEB = offers(remoteMedia.files); // media of this node is HLS only

function hasMedia({ isLive, hasHLSFiles, hasWebVideoFiles }: VideoFilter) {
  return and(
    isLive === undefined ? undefined : eq(videos.isLive, isLive),
    hasHLSFiles === undefined ? undefined : hasHLSFiles ? HLS : not(HLS),
    hasWebVideoFiles === undefined ? undefined : hasWebVideoFiles ? WEB : not(WEB),
  );
}

function isWanted(viewer: Viewer, { excludeAlreadyWatched, search, autoTagOneOf }: VideoFilter) {
  const watched = query
    .select(one)
    .from(watchHistory)
    .where(and(eq(watchHistory.videoId, videos.id), eq(watchHistory.userId, viewer?.id ?? 0)));
  return and(
    excludeAlreadyWatched ? not(exists(watched)) : undefined,
    search ? isCalled(search) : undefined,
    autoTagOneOf ? isTagged(autoTagOneOf) : undefined,
  );
}

/** `position`, not `like`: what is searched for holds no wildcards. */
const isCalled = (search: string) =>
  or(
    sql`position(lower(unaccent(${search})) in lower(unaccent(${videos.name}))) > 0`,
    sql`${search.toLowerCase()} = any(${videos.tags})`,
  );

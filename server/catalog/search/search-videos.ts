import { createCache } from '../../platform/cache.ts';
import type { Database, Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { UUID } from '../any-id.ts';
import { requireFilter } from '../lists/filter.ts';
import { managedSummaries } from '../lists/managed.ts';
import { keepPolicy } from '../lists/sensitive.ts';
import { withHistory } from '../lists/user-history.ts';
import { videoSummary } from '../video-json.ts';
import { findVideo, findVideoAt, videosAmong } from '../video-queries.ts';
import { unlessGuessed, watchable } from '../watchable.ts';
import { findCandidates, findFiltered } from './candidate-queries.ts';
import { findCues } from './cue-queries.ts';
import { facetRows } from './facet-queries.ts';
import { facetsOf } from './facets.ts';
import type { SearchQuery } from './search-query.ts';
import { isOf, type Target, videoTargetOf } from './target.ts';
import { correct, findLanguages, readWords } from './text-queries.ts';

const LANGUAGES_SECONDS = 60;

/** Searches videos by their words, by typing errors in them, or by their address on this node. */
export async function openVideoSearch(database: Database, node: Origin) {
  const { db, planned } = database;
  const withPolicy = await keepPolicy(database);
  const languages = createCache<string[]>({ ttlSeconds: LANGUAGES_SECONDS, maxKeys: 1 });
  const read = async (text: string) =>
    readWords(planned, text, await languages.remember('all', () => findLanguages(db)));

  /** Numbers of videos, with the words they were found by, and those that were meant where others were typed. */
  async function find(viewer: Viewer, query: SearchQuery): Promise<Found> {
    const { search, ...asked } = query;
    const filter = await withPolicy({ ...asked, search: undefined }); // words are found by index
    const wanted = UUID.test(search) ? { ...query, search: '', uuids: [search] } : query;
    if (wanted.search.trim() === '')
      return { ids: await findFiltered(db, node, { viewer, filter, query: wanted }) };
    const named = (words: string) =>
      findCandidates(planned, node, { viewer, filter, query, words });
    const words = await read(search);
    const ids = words ? await named(words) : [];
    if (ids.length > 0) return { ids, words };
    const corrected = await correct(db, search);
    const meant = corrected && (await read(corrected));
    return meant ? { ids: await named(meant), words: meant, corrected } : { ids };
  }

  /** A page of what is found. Fails as `requireFilter` does. */
  return async (viewer: Viewer, query: SearchQuery) => {
    requireFilter(viewer, query);
    const target = videoTargetOf(query.search);
    const found: Found =
      target === undefined
        ? await find(viewer, query)
        : { ids: await findTarget(db, node, target, viewer) };
    const { ids, words, corrected } = found;
    const page = ids.slice(query.start, query.start + query.count);
    const [summaries, cues] = await Promise.all([
      summarize(database, node, { viewer, filter: query }, page),
      words === undefined ? undefined : findCues(planned, page, words),
    ]);
    const withHits = (id: number) => {
      const [summary, captionHits] = [summaries.get(id), cues?.get(id)];
      return summary ? { ...summary, ...(captionHits && { captionHits }) } : [];
    };
    return {
      total: ids.length,
      data: page.flatMap(withHits),
      ...(corrected !== undefined && { correctedSearch: corrected }),
      ...(query.facets && { facets: facetsOf(node, await facetRows(db, ids)) }),
    };
  };
}

/** Summaries of these videos, by id, as `include` asks for them. */
async function summarize(
  { db, planned }: Database,
  node: Origin,
  asking: { viewer: Viewer; filter: SearchQuery },
  ids: number[],
) {
  const rows = await videosAmong(planned, ids);
  const summaries = asking.filter.include
    ? await managedSummaries(db, node, asking, rows)
    : rows.map((row) => videoSummary(node, row));
  const told = await withHistory(db, asking.viewer, summaries);
  return new Map(told.map((summary) => [summary.id, summary]));
}

type Found = { ids: number[]; words?: string | undefined; corrected?: string };

/** The one video an address names, if its reader may watch it. */
async function findTarget(db: Db, node: Origin, target: Target, viewer: Viewer) {
  const known =
    target.id === undefined
      ? undefined
      : unlessGuessed(await findVideo(db, target.id), target.id, viewer);
  const meant =
    known && isOf(target, node, known.video.url) ? known : await findVideoAt(db, target.url);
  try {
    return [(await watchable(db, meant, { id: target.url, viewer })).video.id];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

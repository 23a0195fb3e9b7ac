import { createCache } from '../../platform/cache.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import type { Viewer } from '../access.ts';
import type { Origin } from '../actor-json.ts';
import { requireFilter } from '../lists/filter.ts';
import { withPolicy } from '../lists/sensitive.ts';
import { summariesAmong } from '../video-lists.ts';
import { findWatchable } from '../watchable.ts';
import { findCandidates, findFiltered } from './candidate-queries.ts';
import { countFacets } from './facet-queries.ts';
import type { SearchQuery } from './search-query.ts';
import { videoIdOf } from './target.ts';
import { correct, findLanguages, readWords } from './text-queries.ts';

const LANGUAGES_SECONDS = 60;

/** Searches videos by their words, by typing errors in them, or by their address on this node. */
export function openVideoSearch(db: Db, node: Origin) {
  const languages = createCache<string[]>({ ttlSeconds: LANGUAGES_SECONDS, maxKeys: 1 });
  const read = async (text: string) =>
    readWords(db, text, await languages.remember('all', () => findLanguages(db)));

  async function find(viewer: Viewer, query: SearchQuery) {
    const { search, ...asked } = query;
    const filter = await withPolicy(db, { ...asked, search: undefined }, undefined); // words are found by index
    if (search.trim() === '')
      return { ids: await findFiltered(db, node, { viewer, filter, query }) };
    const words = await read(search);
    const ids = words ? await findCandidates(db, node, { viewer, filter, query, words }) : [];
    if (ids.length > 0) return { ids };
    const corrected = await correct(db, search);
    const meant = corrected && (await read(corrected));
    if (!meant) return { ids };
    return {
      ids: await findCandidates(db, node, { viewer, filter, query, words: meant }),
      corrected,
    };
  }

  /** A page of what is found. Fails as `requireFilter` does. */
  return async (viewer: Viewer, query: SearchQuery) => {
    requireFilter(viewer, query);
    const target = videoIdOf(node, query.search);
    const { ids, corrected } =
      target === undefined
        ? await find(viewer, query)
        : { ids: await findTarget(db, target, viewer), corrected: undefined };
    const page = ids.slice(query.start, query.start + query.count);
    const summaries = await summariesAmong(db, node, page);
    return {
      total: ids.length,
      data: page.flatMap((id) => summaries.get(id) ?? []),
      ...(corrected !== undefined && { correctedSearch: corrected }),
      ...(query.facets && { facets: await countFacets(db, ids) }),
    };
  };
}

/** The one video an address names, if its reader may watch it. */
async function findTarget(db: Db, id: string, viewer: Viewer): Promise<number[]> {
  try {
    return [(await findWatchable(db, id, viewer)).video.id];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

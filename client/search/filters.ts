import type { Query } from '../browse/videos-api.ts';
import { t } from '../i18n/t.ts';
import { paths } from '../paths.ts';

/** What a viewer searches, as the address of the page has it; empty text is no wish. */
export interface Filters {
  search: string;
  kind: 'videos' | 'channels' | 'playlists';
  sort: string;
  date: string;
  duration: string;
  category: string;
  licence: string;
  language: string;
  tagsOneOf: string;
  tagsAllOf: string;
  live: string;
  sensitive: string;
  host: string;
}

export const NO_FILTERS: Filters = {
  search: '',
  kind: 'videos',
  sort: '',
  date: '',
  duration: '',
  category: '',
  licence: '',
  language: '',
  tagsOneOf: '',
  tagsAllOf: '',
  live: '',
  sensitive: '',
  host: '',
};

type Choice = { value: string; label: string };

export const SORTS: Choice[] = [
  { value: '', label: t('Best match') },
  { value: '-publishedAt', label: t('Newest') },
  { value: '-views', label: t('Most watched') },
  { value: '-likes', label: t('Most liked') },
  { value: 'duration', label: t('Shortest') },
  { value: '-duration', label: t('Longest') },
];

const DAY_MS = 86_400_000;
const DATES: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };
export const DATE_CHOICES: Choice[] = [
  { value: 'day', label: t('Today') },
  { value: 'week', label: t('Last 7 days') },
  { value: 'month', label: t('Last 30 days') },
  { value: 'year', label: t('Last 365 days') },
];

const DURATIONS: Record<string, Query> = {
  short: { durationMax: '240' },
  medium: { durationMin: '240', durationMax: '1200' },
  long: { durationMin: '1200' },
};
export const DURATION_CHOICES: Choice[] = [
  { value: 'short', label: t('Under 4 minutes') },
  { value: 'medium', label: t('4 to 20 minutes') },
  { value: 'long', label: t('Over 20 minutes') },
];

const KINDS = new Set(['videos', 'channels', 'playlists']);

/** Reads the query of an address. */
export function readFilters(query: URLSearchParams): Filters {
  const names = Object.keys(NO_FILTERS) as (keyof Filters)[];
  const read = Object.fromEntries(
    names.map((name) => [name, (query.get(name) ?? '').slice(0, 500).trim()]),
  ) as unknown as Filters;
  if (!KINDS.has(read.kind)) read.kind = 'videos';
  if (!SORTS.some(({ value }) => value === read.sort)) read.sort = '';
  return read;
}

/** The address of a search; wishes nobody has are left out. */
export const searchPath = (filters: Filters): string =>
  paths.search(
    Object.fromEntries(
      Object.entries(filters).filter(
        ([name, value]) => value !== '' && !(name === 'kind' && value === 'videos'),
      ),
    ),
  );

/** How many wishes there are besides the words. */
export const countFilters = ({
  search: _search,
  kind: _kind,
  sort: _sort,
  ...filters
}: Filters): number => Object.values(filters).filter((value) => value !== '').length;

const words = (list: string) => list.split(',').flatMap((word) => word.trim() || []);

const LIVE: Record<string, string> = { only: 'true', none: 'false' };
const SENSITIVE: Record<string, string> = { only: 'true', none: 'false', both: 'both' };

/** A search for videos, as the contract writes it. */
export function videoQuery(filters: Filters, now = Date.now()): Query {
  const days = DATES[filters.date];
  const wishes: Record<string, string | string[] | undefined> = {
    search: filters.search,
    sort: filters.sort,
    startDate: days ? new Date(now - days * DAY_MS).toISOString() : '',
    ...DURATIONS[filters.duration],
    categoryOneOf: filters.category,
    licenceOneOf: filters.licence,
    languageOneOf: filters.language,
    tagsOneOf: words(filters.tagsOneOf),
    tagsAllOf: words(filters.tagsAllOf),
    isLive: LIVE[filters.live],
    nsfw: SENSITIVE[filters.sensitive],
    host: filters.host,
  };
  return Object.fromEntries(
    Object.entries(wishes).flatMap(([name, wish]) => (wish?.length ? [[name, wish]] : [])),
  );
}

/** A search for channels or playlists. */
export const actorQuery = ({ search, host }: Filters): Query => ({
  search,
  ...(host && { host }),
});

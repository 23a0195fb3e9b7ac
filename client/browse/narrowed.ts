import { t } from '../i18n/t.ts';
import { paths } from '../paths.ts';
import type { Query } from './videos-api.ts';

/** What the viewer narrowed a list of videos to, as the address of the page has it. */
export interface Narrowed {
  scope: 'all' | 'local';
  category: string;
  sort: string;
}

export const SORTS = [
  { value: '-publishedAt', label: t('Newest') },
  { value: '-trending', label: t('Trending') },
  { value: '-hot', label: t('Hot') },
  { value: '-views', label: t('Most watched') },
  { value: '-likes', label: t('Most liked') },
  { value: '-comments', label: t('Most discussed') },
  { value: 'publishedAt', label: t('Oldest') },
] as const;

const DEFAULT_SORT = SORTS[0].value;

/** Reads the query of an address; what is unknown means nothing. */
export function readNarrowed(query: URLSearchParams): Narrowed {
  const category = query.get('category') ?? '';
  const sort = query.get('sort') ?? '';
  return {
    scope: query.get('scope') === 'local' ? 'local' : 'all',
    category: /^\d{1,9}$/.test(category) ? category : '',
    sort: SORTS.some(({ value }) => value === sort) ? sort : DEFAULT_SORT,
  };
}

/** The address of the page that shows this; what is usual is left out. */
export const narrowedPath = ({ scope, category, sort }: Narrowed): string =>
  paths.browse({
    ...(scope === 'local' && { scope }),
    ...(category && { category }),
    ...(sort !== DEFAULT_SORT && { sort }),
  });

/** The same for the node. */
export const narrowedQuery = ({ scope, category, sort }: Narrowed): Query => ({
  sort,
  ...(scope === 'local' && { isLocal: 'true' }),
  ...(category && { categoryOneOf: category }),
});

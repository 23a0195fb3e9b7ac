import { t } from '../../i18n/t.ts';
import type { ChartPoint } from '../charts/scale.ts';
import type { statisticsApi } from './statistics-api.ts';

type CountedSource = Awaited<ReturnType<typeof statisticsApi.sources>>[number];

const NAMES: Record<CountedSource['kind'], string> = {
  site: t('Other sites'),
  embed: t('Embedded players'),
  node: t('Other nodes'),
  home: t('Home page'),
  browse: t('Lists of videos'),
  search: t('Search on this node'),
  channel: t('Channel pages'),
  subscriptions: t('Subscriptions'),
  suggestion: t('Beside other videos'),
  playlist: t('Playlists'),
  library: t('Library and history'),
  page: t('Other pages of this node'),
  direct: t('Directly, or from apps'),
  unknown: t('Unknown'),
};

const HOSTED: Partial<Record<CountedSource['kind'], (host: string) => string>> = {
  site: (host) => host,
  embed: (host) => t('Embedded on {host}', { host }),
  node: (host) => t('At the node {host}', { host }),
};

const MOST_BARS = 12;

/** The bars of a chart of sources, each named by what it is; those that led fewest are one bar. */
export function sourcePoints(sources: CountedSource[]): ChartPoint[] {
  const points = sources.map(({ kind, host, viewers }) => ({
    label: (host && HOSTED[kind]?.(host)) || NAMES[kind],
    value: viewers,
  }));
  if (points.length <= MOST_BARS) return points;
  const rest = points.slice(MOST_BARS - 1).reduce((sum, { value }) => sum + value, 0);
  return [...points.slice(0, MOST_BARS - 1), { label: t('All others'), value: rest }];
}

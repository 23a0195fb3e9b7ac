import type * as z from 'zod';

import { CATEGORIES, type ToldOfVideo, videoFields } from '../../../catalog/index.ts';
import type { SiteVideo } from './site-video.ts';

/** Creative Commons licences by the contract's numbers, the longest name first. */
const LICENCES: readonly [RegExp, number][] = [
  [/\bby-nc-nd\b|noncommercial.*no ?deriv/i, 6],
  [/\bby-nc-sa\b|noncommercial.*share ?alike/i, 5],
  [/\bby-nc\b|attribution.*non-?commercial/i, 4],
  [/\bby-nd\b|attribution.*no ?deriv/i, 3],
  [/\bby-sa\b|attribution.*share ?alike/i, 2],
  [/\bcc0\b|public domain/i, 7],
  [/creative commons|\bcc[- ]by\b/i, 1],
];
const ADULT_YEARS = 18;

/** What a site says of its video, cut to what may be said of one here; what cannot be said here is left out. */
export function toldOfVideo(video: SiteVideo): ToldOfVideo {
  const { description, language, age_limit: ageYears } = video;
  const told = {
    name: nameOf(video),
    description: valid(videoFields.description, description?.slice(0, 10_000) || undefined),
    category: categoryOf(video),
    licence: LICENCES.find(([words]) => words.test(video.license ?? ''))?.[1],
    language: valid(videoFields.language, language?.split('-')[0]),
    tags: tagsOf(video),
    nsfw: ageYears != null && ageYears >= ADULT_YEARS,
    originallyPublishedAt: publishedAt(video),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value != null));
}

/** What a site calls its video, if one may be called so here. */
export const nameOf = ({ title }: Pick<SiteVideo, 'title'>) =>
  valid(videoFields.name, clean(title)?.slice(0, 120));

/** Those that may be tags here, as many as a video may have. */
function tagsOf({ tags }: SiteVideo): string[] | undefined {
  const usable = (tags ?? []).filter((tag) => valid(videoFields.tags, [tag])).slice(0, 5);
  return usable.length > 0 ? (valid(videoFields.tags, usable) ?? undefined) : undefined;
}

/** The value as the field takes it, or undefined where it does not. */
function valid<S extends z.ZodType>(field: S, value: unknown): z.output<S> | undefined {
  const read = value === undefined ? undefined : field.safeParse(value);
  return read?.success ? read.data : undefined;
}

const clean = (words: string | null | undefined) =>
  words
    ?.toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();

function categoryOf({ categories }: SiteVideo): number | undefined {
  const names = new Set((categories ?? []).map((name) => name.toLowerCase()));
  const known = Object.entries(CATEGORIES).find(([, label]) => names.has(label.toLowerCase()));
  return known && Number(known[0]);
}

/** When a site published its video, as far as it tells. */
export function publishedAt({
  timestamp,
  upload_date: day,
}: Pick<SiteVideo, 'timestamp' | 'upload_date'>): Date | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(day ?? '');
  const date =
    timestamp != null ? new Date(timestamp * 1000) : parts && new Date(parts.slice(1).join('-'));
  return date && Number.isFinite(date.getTime()) && date.getTime() <= Date.now() ? date : undefined;
}

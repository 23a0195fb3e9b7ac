import type { Context } from 'hono';
import * as z from 'zod';

import { Failure } from '../../platform/errors.ts';
import type { Feed } from '../feed.ts';
import { writeAtom } from './atom.ts';
import { writeJson } from './json.ts';
import { writeRss } from './rss.ts';

const NAMES = ['xml', 'rss', 'rss2', 'atom', 'atom1', 'json', 'json1'] as const;

/** The format of a feed, as the end of its address or as `?format=` (contract § Video Feeds). */
export const Format = z.enum(NAMES, `Should be one of ${NAMES.join(', ')}`);
export type Format = z.output<typeof Format>;

/** A feed's file in an address: `videos`, `videos.atom`. */
export const FeedFile = z.object({
  format: z
    .string()
    .transform((file) => file.split('.').slice(1).join('.') || undefined)
    .pipe(Format.optional()),
});

const XML = ['application/xml', 'text/xml'];

type Written = { mediaTypes: string[]; write: (feed: Feed) => string };

const RSS: Written = { mediaTypes: ['application/rss+xml', ...XML], write: writeRss };
const ATOM: Written = { mediaTypes: ['application/atom+xml', ...XML], write: writeAtom };
const JSON_FEED: Written = { mediaTypes: ['application/json'], write: writeJson };

const FORMATS: Record<Format, Written> = {
  xml: { mediaTypes: XML, write: writeRss },
  rss: RSS,
  rss2: RSS,
  atom: ATOM,
  atom1: ATOM,
  json: JSON_FEED,
  json1: JSON_FEED,
};

/** How to write a format, and the media type the client takes it as. Fails with `not_acceptable` when it takes none. */
export function chooseFormat(c: Context, format: Format = 'rss') {
  const { mediaTypes, write } = FORMATS[format];
  const mediaType = mostWelcome(c.req.header('accept'), mediaTypes);
  if (!mediaType) {
    throw new Failure('not_acceptable', `This feed is one of ${mediaTypes.join(', ')}.`);
  }
  return { write, mediaType: `${mediaType}; charset=utf-8` };
}

/** The first of the media types that an `Accept` header (RFC 9110 § 12.5.1) likes best. */
function mostWelcome(accept: string | undefined, mediaTypes: string[]): string | undefined {
  const ranges = (accept?.trim() || '*/*').toLowerCase().split(',').slice(0, MAX_RANGES).map(parse);
  const welcome = mediaTypes
    .map((mediaType) => ({ mediaType, quality: qualityOf(mediaType, ranges) }))
    .filter(({ quality }) => quality > 0);
  return welcome.toSorted((a, b) => b.quality - a.quality)[0]?.mediaType;
}

const MAX_RANGES = 50;

type Range = { name: string; quality: number };

function parse(range: string): Range {
  const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  return { name, quality: given ? Number(given.slice(2)) || 0 : 1 };
}

/** What is said of a type itself goes before what is said of its kind, and that before what is said of all. */
function qualityOf(mediaType: string, ranges: Range[]): number {
  const names = [mediaType, mediaType.replace(/\/.*/, '/*'), '*/*'];
  const said = names.map((name) => ranges.find((range) => range.name === name));
  return said.find((range) => range !== undefined)?.quality ?? 0;
}

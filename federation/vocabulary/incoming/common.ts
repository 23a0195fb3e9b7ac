import * as z from 'zod';

const MAX_URL_CHARACTERS = 2_000;

/** What no address of an honest node holds unescaped (security case F13). */
const SUSPICIOUS = /['"`<>\\\s]|[^\u0021-\u007e]/;

const isUrl = (text: string) => {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === ''
  );
};

/** An absolute web address, as another node writes it. */
export const Url = z
  .string()
  .max(MAX_URL_CHARACTERS)
  .refine((text) => !SUSPICIOUS.test(text) && isUrl(text), 'Should be a web address');

/** The same of a WebSocket. */
export const SocketUrl = z
  .string()
  .regex(/^wss?:/)
  .refine((text) => Url.safeParse(text.replace(/^ws/, 'http')).success, 'Should be an address');

/** A node's word that may be left out, or be what it should not be: then it counts as left out. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => value ?? undefined, schema.optional()).catch(undefined);

/** The same with null for what is left out. */
export const orNull = <S extends z.ZodType>(schema: S) =>
  optional(schema).transform((value) => value ?? null);

/** The same with what is usual for what is left out. */
export const or = <S extends z.ZodType>(schema: S, usual: z.output<S>) =>
  optional(schema).transform((value) => value ?? usual);

/** One thing or a list of them: a list. Those that cannot be read are left out; so are those beyond `max`. */
export const listOf = <S extends z.ZodType>(schema: S, max: number) =>
  z
    .preprocess(
      (value) => (value === undefined || value === null ? [] : [value].flat().slice(0, max)),
      z.array(z.unknown()),
    )
    .transform((items) =>
      items.flatMap((item) => {
        const parsed = schema.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      }),
    );

/** A thing by its id, or whole: its id. */
export const Reference = z.union([Url, z.object({ id: Url }).transform(({ id }) => id)]);

/** The same where a list may stand: of its first. */
export const FirstReference = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  Reference,
);

/** Text without the characters that no text has; cut at `max`. */
export const text = (max: number) =>
  z.string().transform((value) => withoutControls(value).slice(0, max).toWellFormed());

const withoutControls = (value: string) => value.replaceAll(/[^\P{Cc}\t\n\r]/gu, '');

const FIRST_YEAR = Date.parse('0001-01-02T00:00:00Z'); // there is no year 0 in the database
const LAST_YEAR = Date.UTC(9_999, 0);

/** A moment, past or to come. */
export const AnyMoment = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(Math.max(FIRST_YEAR, Math.min(Date.parse(value), LAST_YEAR))));

/** A moment; one in the future counts as now, for lists are sorted by it. */
export const Moment = AnyMoment.transform((at) => new Date(Math.min(at.getTime(), Date.now())));

const EVERYBODY = ['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public'];

const MAX_RECEIVERS = 50;
const receivers = listOf(z.string(), MAX_RECEIVERS);

/** Whom a thing, or what is said of it, is for. */
export const Addressed = z.object({ to: receivers, cc: receivers });

/** Whether it is for everybody; `to`: as more than an unlisted thing. */
export const isForAll = ({ to, cc = [] }: { to: string[]; cc?: string[] }): boolean =>
  [...to, ...cc].some((who) => EVERYBODY.includes(who));

/** The host of an address, with its port. */
export const hostOf = (url: string): string => new URL(url).host;

/** Whether two things are of one node: only then may one speak for the other. What is no address is of none. */
export const sameHost = (a: string, b: string): boolean => {
  const host = URL.parse(a)?.host;
  return host !== undefined && host === URL.parse(b)?.host;
};

import * as z from 'zod';

const MAX_DAYS = 10 * 365;

const EPOCH = new Date(0);

/** A moment in a query, in any time zone. */
const Instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text))
  .pipe(z.date().min(EPOCH));

type Ends = { startDate?: Date | undefined; endDate?: Date | undefined };

const isForward = ({ startDate, endDate }: Ends) =>
  startDate === undefined || endDate === undefined || startDate <= endDate;

const FORWARD = { path: ['endDate'], error: 'Should not be before the start date' };

/** From when to when; each end may be left open. */
export const Span = z
  .object({ startDate: Instant.optional(), endDate: Instant.optional() })
  .refine(isForward, FORWARD);
export type Span = z.output<typeof Span>;

/** In days and parts of them; less than nothing where the end comes first. */
export const daysBetween = (startDate: Date, endDate: Date) =>
  (endDate.getTime() - startDate.getTime()) / 86_400_000;

/** Both ends or none, ten years apart at most (contract § stats/timeseries). */
export const WholeSpan = Span.refine(
  ({ startDate, endDate }) => (startDate === undefined) === (endDate === undefined),
  { path: ['endDate'], error: 'Should be given together with the start date' },
).refine(
  ({ startDate, endDate }) => !startDate || !endDate || daysBetween(startDate, endDate) <= MAX_DAYS,
  { path: ['startDate'], error: `Should be within ${MAX_DAYS} days of the end date` },
);

/** The whole life of a video until now, of its last ten years. */
export const lifeOf = ({ createdAt }: { createdAt: Date }, now = new Date()) => ({
  startDate: new Date(
    Math.min(Math.max(createdAt.getTime(), now.getTime() - MAX_DAYS * 86_400_000), now.getTime()),
  ),
  endDate: now,
});

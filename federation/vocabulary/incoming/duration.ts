import * as z from 'zod';

const DURATION =
  /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,6})?)S)?)?$/;

const MAX_SECONDS = 10 * 365 * 86_400;

/** A length of time (ISO 8601), in seconds; ten years at most. */
export const Duration = z.string().transform((text, context) => {
  const found = DURATION.exec(text);
  if (!found || text === 'P' || text.endsWith('T')) {
    context.addIssue({ code: 'custom', message: 'Should be a duration' });
    return z.NEVER;
  }
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return Math.min(days! * 86_400 + hours! * 3_600 + minutes! * 60 + seconds!, MAX_SECONDS);
});

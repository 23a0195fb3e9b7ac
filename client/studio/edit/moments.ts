const two = (number: number) => String(number).padStart(2, '0');

/** The day of a moment where it was said: UTC, as days without an hour are kept. */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** A moment as a `datetime-local` input has it: by the clock of whoever looks at it. */
export function localMinuteOf(moment: string | number): string {
  const date = new Date(moment);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

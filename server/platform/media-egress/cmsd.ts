import type { Pressure } from './pressure.ts';

/** The name of the header that tells players how a server is (CTA-5006). */
export const CMSD_DYNAMIC = 'cmsd-dynamic';

/**
 * A server's pressure as CTA-5006 has it: `du`, under duress, asks players to go elsewhere, `mb` for no more than so many kbit/s.
 * Undefined while there is nothing to ask for.
 */
export function cmsdDynamic(
  server: string,
  { isPressed, maxBitsPerSecond }: Pick<Pressure, 'isPressed' | 'maxBitsPerSecond'>,
): string | undefined {
  if (!isPressed) return undefined;
  const limit = maxBitsPerSecond === null ? '' : `;mb=${Math.round(maxBitsPerSecond / 1000)}`;
  return `"${server}";du${limit}`;
}

import { encode } from 'uqr';

/** Light modules around it, which readers need (ISO/IEC 18004 § 6.3.8). */
const QUIET_ZONE = 4;

/** A text as a QR code: its width in modules, and the dark ones as the path of an SVG. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: dark.join('') };
}

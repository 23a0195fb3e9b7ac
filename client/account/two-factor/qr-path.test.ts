import { expect, test } from 'vitest';

import { qrPath } from './qr-path.ts';

const FINDER = ['0', '1', '2', '3', '4', '5', '6'].map((x) => `M${Number(x) + 4} 4h1v1h-1z`);

test('a text becomes dark squares within a quiet zone, with a finder in the corner', () => {
  const { size, path } = qrPath('otpauth://totp/Node:ada?secret=JBSWY3DPEHPK3PXP&issuer=Node');
  expect((size - 8 - 17) % 4).toBe(0); // a version of the standard
  for (const square of FINDER) expect(path).toContain(square);
  expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
});

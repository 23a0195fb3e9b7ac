import type { Context } from 'hono';

/**
 * Waits for what makes an answer better, unless whoever asks wants it at once, by `Prefer: respond-async` (RFC 7240,
 * 4.1), which the answer then says was done.
 */
export async function unlessAsync(c: Context, wait: () => Promise<void>): Promise<void> {
  if (!prefersAsync(c.req.header('prefer'))) return wait();
  c.header('preference-applied', 'respond-async');
}

/** Whether `respond-async` is among the preferences of a header, whose names have large and small letters alike. */
function prefersAsync(header = ''): boolean {
  const unquoted = header.replaceAll(/"[^"]*"/g, '');
  const names = unquoted.split(',').map((preference) => preference.split(/[;=]/)[0]!.trim());
  return names.some((name) => name.toLowerCase() === 'respond-async');
}

/** The thread of comments an address leads to: `?threadId=3`, or `;threadId=3` as PeerTube writes it; null for none. */
export function threadIdOf({
  pathname,
  search,
}: {
  pathname: string;
  search: string;
}): number | null {
  const text =
    new URLSearchParams(search).get('threadId') ?? /;threadId=(\d+)/.exec(pathname)?.[1] ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** What a page of the client shows to those who have its address. */
export type PagePath =
  | { kind: 'video' | 'playlist'; id: string }
  | { kind: 'account' | 'channel' | 'actor'; handle: string };

const ID = '([\\w-]{1,36})';
const MATRIX = '(?:;[^/]{0,200})?'; // of clients that point at a comment: `;threadId=3`
const HANDLE = '([\\w.-]{1,120}(?:@[\\w.:-]{1,255})?)';
const TAB = '(?:/[\\w-]{1,50})?';

const PATHS = [
  ['playlist', new RegExp(`^/(?:w/p|videos/watch/playlist)/${ID}/?$`)],
  ['video', new RegExp(`^/(?:w|videos/watch)/${ID}${MATRIX}/?$`)],
  ['channel', new RegExp(`^/(?:c|video-channels)/${HANDLE}${TAB}/?$`)],
  ['account', new RegExp(`^/(?:a|accounts)/${HANDLE}${TAB}/?$`)],
  ['actor', new RegExp(`^/@${HANDLE}${TAB}/?$`)],
] as const;

/** The video, playlist, account or channel a path is the page of; `actor`: the one or the other. */
export function parsePagePath(path: string): PagePath | undefined {
  for (const [kind, pattern] of PATHS) {
    const name = pattern.exec(path)?.[1];
    if (name === undefined) continue;
    return kind === 'video' || kind === 'playlist' ? { kind, id: name } : { kind, handle: name };
  }
  return undefined;
}

/** The same of an address, if it is one of this node. */
export function parsePageUrl(address: string, { host }: URL): PagePath | undefined {
  const url = URL.parse(address);
  return url?.host === host ? parsePagePath(url.pathname) : undefined;
}

import type { Origin } from '../actor-json.ts';

const VIDEO = /^\/(?:w|videos\/watch|videos\/embed)\/([\w-]{1,36})\/?$/;
const PLAYLIST =
  /^\/(?:w\/p|videos\/watch\/playlist|video-playlists(?:\/embed)?|api\/v1\/video-playlists)\/([\w-]{1,36})\/?$/;
const CHANNEL =
  /^\/(?:c|video-channels|@|api\/v1\/video-channels)\/?([\w.@-]{1,300}?)(?:\/videos)?\/?$/;
const HANDLE = /^@?([\w.-]{1,120}@[\w.-]{1,255}(?::\d{1,5})?)$/;

/** An address of this node or another, and the id of what it names there, as far as one can tell. */
export type Target = { url: string; host: string; id: string | undefined };

/** The video an address names; undefined for what is no address. */
export const videoTargetOf = (text: string) => targetOf(VIDEO, text);

/** The playlist an address names; as above. */
export const playlistTargetOf = (text: string) => targetOf(PLAYLIST, text);

/**
 * The handle of the channel an address, or `name@host`, names; empty for an address that names none; undefined for what
 * is no address.
 */
export function channelHandleOf(node: Origin, text: string): string | undefined {
  const handle = HANDLE.exec(text.trim())?.[1];
  if (handle) return handle;
  const target = targetOf(CHANNEL, text);
  if (!target?.id) return target && '';
  return target.host === node.host || target.id.includes('@')
    ? target.id
    : `${target.id}@${target.host}`;
}

function targetOf(pattern: RegExp, text: string): Target | undefined {
  const url = addressOf(text);
  return url && { url: url.href, host: url.host, id: pattern.exec(url.pathname)?.[1] };
}

/** The host an address or `name@host` names; undefined for other words. */
export const hostNamed = (text: string): string | undefined =>
  HANDLE.exec(text.trim())?.[1]?.split('@')[1]?.toLowerCase() ?? addressOf(text)?.host;

/** Whether something is of the host an address names: nobody's address names what is somebody else's. */
export const isOf = ({ host }: Target, node: Origin, url: string | null): boolean =>
  host === (url === null ? node.host : URL.parse(url)?.host);

const addressOf = (text: string) =>
  /^https?:\/\//i.test(text.trim()) ? (URL.parse(text.trim()) ?? undefined) : undefined;

import type { Origin } from '../actor-json.ts';

const VIDEO = /^\/(?:w|videos\/watch|videos\/embed)\/([\w-]{1,36})\/?$/;
const PLAYLIST =
  /^\/(?:w\/p|videos\/watch\/playlist|video-playlists(?:\/embed)?|api\/v1\/video-playlists)\/([\w-]{1,36})\/?$/;
const CHANNEL =
  /^\/(?:c|video-channels|@|api\/v1\/video-channels)\/?([\w.@-]{1,300}?)(?:\/videos)?\/?$/;
const HANDLE = /^@?([\w.-]{1,120}@[\w.-]{1,255}(?::\d{1,5})?)$/;

/** The video an address of this node names; empty for an address that names none; undefined for what is no address. */
export const videoIdOf = (node: Origin, text: string) => idIn(VIDEO, node, text);

/** The playlist an address of this node names; as above. */
export const playlistIdOf = (node: Origin, text: string) => idIn(PLAYLIST, node, text);

/** The handle of the channel an address of this node, or `name@host`, names; as above. */
export function channelHandleOf(node: Origin, text: string): string | undefined {
  const handle = HANDLE.exec(text.trim())?.[1];
  if (handle) return handle;
  return idIn(CHANNEL, node, text);
}

function idIn(pattern: RegExp, node: Origin, text: string): string | undefined {
  const url = addressOf(text);
  return url && ((url.host === node.host && pattern.exec(url.pathname)?.[1]) || '');
}

const addressOf = (text: string) =>
  /^https?:\/\//i.test(text.trim()) ? (URL.parse(text.trim()) ?? undefined) : undefined;

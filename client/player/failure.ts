import type { MediaFailure } from './media.ts';

/** The part of an error of hls.js that tells what is wrong. */
interface FatalError {
  type: string;
  details: string;
  response?: { code?: number };
}

/** What a fatal error means to a viewer. */
export function failureOf({ type, details, response }: FatalError, online: boolean): MediaFailure {
  if (/incompatibleCodecs|AddCodec/i.test(details)) return 'unsupported';
  if (type === 'networkError') return networkFailure(response?.code ?? 0, online);
  return 'damaged';
}

function networkFailure(status: number, online: boolean): MediaFailure {
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'gone';
  return online ? 'network' : 'offline';
}

const MEDIA_ERR_NETWORK = 2;
const MEDIA_ERR_DECODE = 3;

/** What a code of a `MediaError` means, of an element that plays a playlist by itself. */
export function nativeFailure(code: number | undefined, online: boolean): MediaFailure {
  if (code === MEDIA_ERR_NETWORK) return networkFailure(0, online);
  return code === MEDIA_ERR_DECODE ? 'damaged' : 'unsupported';
}

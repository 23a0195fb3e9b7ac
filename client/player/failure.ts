import type { MediaFailure } from './media.ts';

/** The part of an error of hls.js that tells what is wrong. */
interface FatalError {
  type: string;
  details: string;
  response?: { code?: number };
  /** Of what was asked for. */
  url?: string;
  frag?: { url: string };
}

/** What a fatal error means to a viewer of a page whose address is `here`. */
export function failureOf(error: FatalError, online: boolean, here: string): MediaFailure {
  const { type, details, response } = error;
  if (/incompatibleCodecs|AddCodec/i.test(details)) return 'unsupported';
  if (type !== 'networkError') return 'damaged';
  const failure = networkFailure(response?.code ?? 0, online);
  return failure === 'refused' && isElsewhere(error, here) ? 'withheld' : failure;
}

/** Whether another node was asked: it gave no permission that could have run out. */
function isElsewhere({ url, frag }: FatalError, here: string): boolean {
  const asked = frag?.url ?? url;
  return asked !== undefined && URL.parse(asked, here)?.origin !== new URL(here).origin;
}

const UNAVAILABLE_FOR_LEGAL_REASONS = 451;

function networkFailure(status: number, online: boolean): MediaFailure {
  if (status === UNAVAILABLE_FOR_LEGAL_REASONS) return 'withheld';
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

/** What somebody elsewhere asks to have opened here: an address, or `name@host`. */
export type Target = { kind: 'address'; url: string } | { kind: 'handle'; handle: string };

const HANDLE = /^(?:acct:)?@?([\w.-]{1,120}@[\w.-]{1,255}(?::\d{1,5})?)$/i;
const MAX_CHARACTERS = 2_000;

/**
 * Reads the `uri` other sites send people here with (`authorize_interaction`, FEP-3b86). Null for all but web addresses and
 * handles: what comes by a link is opened, so it must not be a program (security case W05).
 */
export function readTarget(text: string | null): Target | null {
  const wanted = text?.trim() ?? '';
  if (wanted === '' || wanted.length > MAX_CHARACTERS) return null;
  const handle = HANDLE.exec(wanted)?.[1];
  if (handle) return { kind: 'handle', handle };
  const url = webAddress(wanted);
  return url === null ? null : { kind: 'address', url };
}

/** An address that may be linked to, or null. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}

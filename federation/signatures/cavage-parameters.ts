import { forbidden } from '../../server/platform/errors.ts';

/** What a `Signature` header says (draft-cavage-http-signatures-12, section 2.1). */
export type CavageParameters = {
  keyId: string;
  algorithm?: string;
  headers: string[];
  signature: Buffer;
  created?: number;
  expires?: number;
};

const PARAMETER = /([a-zA-Z]+)=(?:"([^"\\]*)"|(\d{1,12}))(?:[ \t]*,[ \t]*(?=[a-zA-Z])|$)/y;
const BASE64 = /^[A-Za-z0-9+/]{80,1400}={0,2}$/;
const HEADER_NAME = /^(?:\((?:request-target|created|expires)\)|[a-z0-9][a-z0-9-]*)$/;
const MAX_HEADER_LENGTH = 8_192;
const MAX_SIGNED_HEADERS = 20;

/** Reads a `Signature` header. Fails with `forbidden` for one with anything unclear, doubled or missing in it. */
export function parseCavage(text: string): CavageParameters {
  const parameters = split(text);
  const quoted = (name: string) => {
    const value = parameters.get(name);
    if (typeof value !== 'string') throw forbidden(`The signature has no ${name}.`);
    return value;
  };
  const seconds = (name: 'created' | 'expires') => {
    const value = parameters.get(name);
    if (value === undefined) return {};
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw forbidden(`The signature has an odd ${name}.`);
    return { [name]: number };
  };
  if (!BASE64.test(quoted('signature'))) throw forbidden('The signature is not in base 64.');
  return {
    keyId: quoted('keyId'),
    ...(parameters.has('algorithm') ? { algorithm: quoted('algorithm') } : {}),
    headers: signedHeaders(quoted('headers')),
    signature: Buffer.from(quoted('signature'), 'base64'),
    ...seconds('created'),
    ...seconds('expires'),
  };
}

function split(text: string): Map<string, string | number> {
  const found = new Map<string, string | number>();
  if (text.length > MAX_HEADER_LENGTH) throw forbidden('The signature header is too long.');
  PARAMETER.lastIndex = 0;
  while (PARAMETER.lastIndex < text.length) {
    const match = PARAMETER.exec(text);
    if (!match) throw forbidden('The signature header cannot be read.');
    const [, name = '', quoted, digits] = match;
    if (found.has(name)) throw forbidden(`The signature says its ${name} twice.`);
    found.set(name, quoted ?? Number(digits));
  }
  return found;
}

function signedHeaders(text: string): string[] {
  const names = text.split(' ');
  const isOdd = names.length > MAX_SIGNED_HEADERS || !names.every((name) => HEADER_NAME.test(name));
  if (isOdd || new Set(names).size < names.length)
    throw forbidden('The signature does not say clearly what it covers.');
  return names;
}

import { type InnerList, serializeDictionary } from 'structured-headers';

import { contentDigestOf } from './digest.ts';
import type { HeaderLines } from './request.ts';
import type { OutgoingRequest, RequestSigner } from './sign-cavage.ts';
import { signatureBase } from './signature-base.ts';
import { signBytes } from './signature.ts';

const LABEL = 'sig1';

/** The headers that sign a request after RFC 9421, with what Mastodon and Fedify ask for. The key may be RSA or Ed25519. */
export async function signRfc9421(
  { url, body, now }: OutgoingRequest,
  { keyUrl, privateKey }: RequestSigner,
): Promise<Record<string, string>> {
  const headers: HeaderLines =
    body === undefined ? [] : [['content-digest', contentDigestOf(body)]];
  const components = ['@method', '@target-uri', '@authority', ...headers.map(([name]) => name)];
  const list: InnerList = [
    components.map((name) => [name, new Map()]),
    new Map<string, string | number>([
      ['created', Math.floor(now.getTime() / 1000)],
      ['keyid', keyUrl],
      ['alg', privateKey.asymmetricKeyType === 'ed25519' ? 'ed25519' : 'rsa-v1_5-sha256'],
    ]),
  ];
  const method = body === undefined ? 'GET' : 'POST';
  const target = `${url.pathname}${url.search}`;
  const base = signatureBase(list, { method, target, headers, origin: url });
  const signature = await signBytes(privateKey, base);
  return {
    ...Object.fromEntries(headers),
    'signature-input': serializeDictionary({ [LABEL]: list }),
    signature: serializeDictionary({ [LABEL]: [Uint8Array.from(signature), new Map()] }),
  };
}

import { type InnerList, parseDictionary, serializeDictionary } from 'structured-headers';

import { forbidden } from '../../server/platform/errors.ts';

/** What `Signature-Input` says of one signature (RFC 9421, section 4.1). */
export type SignatureInput = {
  label: string;
  components: string[];
  keyId: unknown;
  created: unknown;
  expires: unknown;
  algorithm: unknown;
  /** The list with its parameters, as it is signed. */
  list: InnerList;
};

const MAX_COMPONENTS = 20;

/**
 * Reads a `Signature-Input` of one signature. Fails with `forbidden` for several, and for one that is not spelt as RFC 9651
 * (section 4.1) spells it: then nothing in it is said twice.
 */
export function parseSignatureInput(text: string): SignatureInput {
  const [[label, list], ...more] = parseStrictly(text);
  if (more.length > 0 || !isInnerList(list)) throw forbidden('There must be one signature.');
  const [items, parameters] = list;
  const components = items.map(([name, { size }]) => {
    if (typeof name !== 'string' || size > 0)
      throw forbidden('The signature covers what this node does not read.');
    return name;
  });
  if (components.length > MAX_COMPONENTS || new Set(components).size < components.length)
    throw forbidden('The signature does not say clearly what it covers.');
  return {
    label,
    components,
    keyId: parameters.get('keyid'),
    created: parameters.get('created'),
    expires: parameters.get('expires'),
    algorithm: parameters.get('alg'),
    list,
  };
}

/** The bytes of the signature with a label, of a `Signature` header. */
export function parseSignatureBytes(text: string, label: string): Buffer {
  const [[name, [bytes]], ...more] = parseStrictly(text);
  if (more.length > 0 || name !== label || !(bytes instanceof ArrayBuffer))
    throw forbidden('There must be one signature.');
  return Buffer.from(bytes);
}

const isInnerList = (member: unknown[]): member is InnerList => Array.isArray(member[0]);

type Member = ReturnType<typeof parseDictionary> extends Map<infer K, infer V> ? [K, V] : never;

function parseStrictly(text: string): [Member, ...Member[]] {
  const members = parsed(text);
  if (members.length === 0 || serializeDictionary(new Map(members)) !== text)
    throw forbidden('The signature cannot be read.');
  return members as [Member, ...Member[]];
}

function parsed(text: string): Member[] {
  try {
    return [...parseDictionary(text)];
  } catch {
    throw forbidden('The signature cannot be read.');
  }
}

import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { signRequest } from '../../federation/signatures/index.ts';
import { PUBLIC } from '../../federation/vocabulary/audience.ts';

const CONTEXT = 'https://www.w3.org/ns/activitystreams';

/** A signed request, ready to be sent. */
export type Signed = { body: string; headers: Record<string, string> };

/** People of another node, whose keys can be fetched there. */
export async function startAuthors(many: number) {
  const authors = new Map<string, object>();
  const server = createServer(({ url = '' }, response) =>
    response
      .writeHead(200, { 'content-type': 'application/activity+json' })
      .end(JSON.stringify(authors.get(url))),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = Array.from({ length: many }, (_, n) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const name = `ann${n}`;
    const id = `${origin}/accounts/${name}`;
    const keyUrl = `${id}#main-key`;
    const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' });
    const key = { id: keyUrl, owner: id, publicKeyPem };
    const actor = { type: 'Person', preferredUsername: name, inbox: `${id}/inbox`, publicKey: key };
    authors.set(`/accounts/${name}`, { '@context': CONTEXT, id, ...actor });
    return { id, keyUrl, privateKey, publicKeyPem };
  });

  /** The `n`th note about a video, of one author after the other. */
  async function create(url: URL, n: number, inReplyTo: string): Promise<Signed> {
    const { id, keyUrl, privateKey } = keys[n % many]!;
    const note = {
      type: 'Note',
      id: `${id}/notes/${n}`,
      attributedTo: id,
      inReplyTo,
      content: 'What a bird. '.repeat(20),
      published: new Date().toISOString(),
      to: [PUBLIC],
    };
    const said = { id: `${note.id}/activity`, type: 'Create', actor: id, object: note };
    const body = JSON.stringify({ '@context': CONTEXT, ...said });
    const now = new Date();
    const signed = await signRequest({ url, body, now }, { keyUrl, privateKey }, 'cavage');
    const contentType = 'application/activity+json';
    return { body, headers: { ...signed, host: url.host, 'content-type': contentType } };
  }

  return {
    keys: keys.map(({ keyUrl, publicKeyPem }) => [keyUrl, publicKeyPem] as const),
    create,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

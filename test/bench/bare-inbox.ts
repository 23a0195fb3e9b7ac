/**
 * The least an inbox can be: node:http, a signature verified with a key at hand, a row for each request. What a node does
 * besides is measured against it. It is told the keys and the database in its first message, and answers with its port.
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import postgres from 'postgres';

type Told = { keys: [string, string][]; connection: postgres.Options<Record<string, never>> };

process.once('message', ({ keys, connection }: Told) => {
  const known = new Map(keys.map(([url, pem]) => [url, createPublicKey(pem)]));
  const sql = postgres({ ...connection, max: 10 });
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    if (!isGenuine(known, request, body)) return response.writeHead(401).end();
    const digest = createHash('sha256').update(body).digest('base64');
    await sql`insert into bare_inbox values (${digest}, ${body.toString()}::text::jsonb)`;
    return response.writeHead(202).end();
  });
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
});

function isGenuine(known: Map<string, KeyObject>, { headers, url }: IncomingMessage, body: Buffer) {
  const parameters = new Map(
    [...String(headers['signature']).matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
  const key = known.get(parameters.get('keyId') ?? '');
  const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
  if (!key || headers['digest'] !== digest) return false;
  const signed = parameters
    .get('headers')!
    .split(' ')
    .map(
      (name) => `${name}: ${name === '(request-target)' ? `post ${url}` : String(headers[name])}`,
    )
    .join('\n');
  const signature = Buffer.from(parameters.get('signature')!, 'base64');
  return verify('sha256', Buffer.from(signed), key, signature);
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A site on this machine that nodes can be told to fetch from. It keeps count of what it was asked for. */
export async function openOtherSite() {
  const answers = new Map<string, Answer>();
  const asked: { path: string; range: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://site').pathname;
    asked.push({ path, range: request.headers.range });
    (answers.get(path) ?? ((_, missing) => void missing.writeHead(404).end('nothing')))(
      request,
      response,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    server,
    /** What a path answers from now on. */
    on(path: string, answer: Answer) {
      answers.set(path, answer);
      return url + path;
    },
    /** A page or another small text. */
    page(path: string, body: string, type = 'text/html; charset=utf-8') {
      return this.on(path, (_, response) => {
        response.writeHead(200, { 'content-type': type }).end(body);
      });
    },
    /** A file of which any part can be had; the first `cuts` answers break off after `cutAfter` bytes. */
    file(
      path: string,
      bytes: Buffer,
      { type = 'video/mp4', etag = '"one"', cuts = 0, cutAfter = 0 } = {},
    ) {
      let cutsLeft = cuts;
      return this.on(path, ({ headers }, response) => {
        const start = headers['if-range'] === etag ? startOf(headers.range) : 0;
        const part = bytes.subarray(start);
        response.writeHead(start > 0 ? 206 : 200, {
          'content-type': type,
          'content-length': part.length,
          etag,
          ...(start > 0 && {
            'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
          }),
        });
        if (cutsLeft-- > 0) response.write(part.subarray(0, cutAfter), () => response.destroy());
        else response.end(part);
      });
    },
  };
}

const startOf = (range = '') => Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0);

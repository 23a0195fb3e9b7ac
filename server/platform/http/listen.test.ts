import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';

import { expect, onTestFinished, test } from 'vitest';

import { listen } from './listen.ts';

const SILENT_SECONDS = 0.2;

test('a connection whose body goes silent is closed; one whose answer takes its time is not', async () => {
  const { port, serve, close } = await listen({
    port: 0,
    host: '127.0.0.1',
    silentSeconds: SILENT_SECONDS,
  });
  onTestFinished(close);
  serve((request, response) => {
    text(request)
      .then(() => after(SILENT_SECONDS * 3_000))
      .then(() => response.end('there'))
      .catch(() => {});
  });
  const say = async (body: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`POST / HTTP/1.1\r\nhost: node\r\nconnection: close\r\ncontent-length: 4\r\n\r\n`);
    socket.write(body);
    const said: Buffer[] = [];
    socket.on('data', (bytes: Buffer) => said.push(bytes)).on('error', () => {});
    await once(socket, 'close');
    return Buffer.concat(said).toString();
  };
  expect(await say('hal')).toBe('');
  expect(await say('full')).toMatch(/^HTTP\/1.1 200 OK[^]*there/);
});

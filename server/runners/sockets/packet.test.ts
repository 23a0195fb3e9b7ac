import { expect, test } from 'vitest';

import { connectedPacket, openPacket, readPacket } from './packet.ts';

const said = (text: string) => readPacket(text).kind;

test('what runners say on their socket is read, and nothing else is', () => {
  expect(readPacket('40/runners,{"runnerToken":"ptrt-1"}')).toEqual({
    kind: 'connect',
    runnerToken: 'ptrt-1',
  });
  expect(said('3')).toBe('pong');
  expect(said('41/runners,')).toBe('leave');
  for (const text of ['', '40', '40/other,{"runnerToken":"a"}', '40/runners,{', '40/runners,null'])
    expect(said(text)).toBe('other');
  expect(said('40/runners,{"runnerToken":7}')).toBe('other');
});

test('a socket is opened and a namespace joined in the words of the protocol', () => {
  const timing = { pingSeconds: 5, answerSeconds: 10, messageBytes: 4096 };
  expect(openPacket('a', timing)).toBe(
    '0{"sid":"a","upgrades":[],"pingInterval":5000,"pingTimeout":10000,"maxPayload":4096}',
  );
  expect(connectedPacket('b')).toBe('40/runners,{"sid":"b"}');
});

import type { Page } from 'playwright-core';

interface Sent {
  answers: number;
  bytes: number;
}

const NOTHING: Sent = { answers: 0, bytes: 0 };

/** Counts what a page is sent of media over HTTP, by who sends it; of what it gives up, what has come by then. */
export async function openMediaTraffic(page: Page) {
  const hosts = new Map<string, Sent>();
  const senders = new Map<string, string>(); // by request
  const add = (host: string, { answers, bytes }: Sent) => {
    const sent = hosts.get(host) ?? NOTHING;
    hosts.set(host, { answers: sent.answers + answers, bytes: sent.bytes + bytes });
  };
  const session = await page.context().newCDPSession(page);
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.url.split('?')[0]!.endsWith('-fragmented.mp4')) return;
    const { host } = new URL(response.url);
    senders.set(requestId, host);
    add(host, { answers: 1, bytes: 0 });
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const host = senders.get(requestId);
    if (host) add(host, { answers: 0, bytes: dataLength });
  });
  await session.send('Network.enable');
  return { from: (url: string): Sent => hosts.get(new URL(url).host) ?? NOTHING };
}

export type MediaTraffic = Awaited<ReturnType<typeof openMediaTraffic>>;

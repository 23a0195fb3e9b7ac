import { setTimeout as delay } from 'node:timers/promises';

const NAMESPACE = '/runners';
const OPEN = '0';
const PING = '2';
const PONG = '3';
const JOIN = `40${NAMESPACE},`;
const EVENT = `42${NAMESPACE},`;
const AGAIN_MS = 5_000;

export type WorkBell = ReturnType<typeof openWorkBell>;

/**
 * Listens to an origin for the word that there is work (contract § Socket.IO, engine.io 4), and answers its pings meanwhile, by
 * which the origin knows that this worker lives. A connection that breaks is made again after 5 s.
 */
export function openWorkBell(origin: URL, runnerToken: string) {
  const bell = new EventTarget();
  const address = new URL('/socket.io/?EIO=4&transport=websocket', origin);
  address.protocol = origin.protocol === 'https:' ? 'wss:' : 'ws:';
  let socket: WebSocket;
  let again: NodeJS.Timeout | undefined;
  let joining = Promise.withResolvers<void>();
  const connect = () => {
    joining = Promise.withResolvers();
    socket = new WebSocket(address);
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const said = String(data);
      if (said.startsWith(OPEN)) socket.send(JOIN + JSON.stringify({ runnerToken }));
      else if (said.startsWith(JOIN)) joining.resolve();
      else if (said === PING) socket.send(PONG);
      else if (said.startsWith(EVENT)) bell.dispatchEvent(new Event('work'));
    });
    socket.addEventListener('close', () => {
      joining.resolve(); // whoever waits for it goes on without
      again = setTimeout(connect, AGAIN_MS);
    });
  };
  connect();
  return {
    /**
     * Resolves once the origin hears that this worker lives, so that it will notice its death within seconds; also when it
     * cannot just now, and after this long.
     */
    async joined(seconds: number, signal: AbortSignal): Promise<void> {
      const patience = delay(seconds * 1000, undefined, { signal, ref: false });
      await Promise.race([joining.promise, patience.catch(() => {})]);
    },

    /** Resolves when there may be work: when it was told, or after this long, for a word may be lost. */
    async ring(seconds: number, signal: AbortSignal): Promise<void> {
      const heard = new AbortController();
      const hear = () => heard.abort();
      bell.addEventListener('work', hear, { once: true });
      const until = AbortSignal.any([signal, heard.signal]);
      await delay(seconds * 1000, undefined, { signal: until }).catch(() => {});
      bell.removeEventListener('work', hear);
    },
    close() {
      socket.addEventListener('close', () => clearTimeout(again));
      clearTimeout(again);
      socket.close();
    },
  };
}

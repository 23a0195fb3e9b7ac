import { Socket } from 'node:net';

import { listenForLastWords } from './last-words.ts';

/** What the client tells of itself when it asks for a socket: where PostgreSQL is, and whether it asks for types first. */
export type Dialled = {
  path?: string | false;
  host: string[];
  port: number[];
  fetch_types: boolean;
};

const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]); // for a statement, in no transaction
const TYPES_ARE_ASKED_FOR = 1; // once it was ready for the first time

/**
 * A socket to PostgreSQL that says in one breath that it has failed, why, and that it is closed. The client (postgres 3.4)
 * uses its connections again, and without this takes what belonged to a lost one along: a statement sent after the fault and
 * before the end is never answered, or answered as if it had found nothing; the words with which a server ended a session
 * fail the first statement of the next, and a listener whose statement that is hears nothing any more; and refused while such
 * words are kept, it calls again without a pause, and its statement waits for ever.
 */
export function openWire({ path, host, port, fetch_types: asksForTypes }: Dialled): Socket {
  const socket = new Socket();
  const tell = socket.emit.bind(socket) as (event: string | symbol, ...given: unknown[]) => boolean;
  let [fault, timesReady] = [undefined as Error | undefined, 0];
  const passedOn = listenForLastWords({
    ready: () => void timesReady++,
    ended: (why) => void (fault = why),
  });
  const close = () => {
    // Nobody would hear that the question for types has failed: it is answered with what has come.
    if (asksForTypes && timesReady === TYPES_ARE_ASKED_FOR) tell('data', READY);
    if (fault) tell('error', fault);
    return tell('close', fault !== undefined && timesReady === 0); // one that was refused calls less and less often
  };
  const emit = (event: string | symbol, ...given: unknown[]): boolean => {
    if (event === 'close') return close();
    if (event === 'error') {
      fault ??= given[0] as Error;
      return true;
    }
    if (event !== 'data') return tell(event, ...given);
    const bytes = passedOn(given[0] as Buffer);
    return bytes.length === 0 || tell('data', bytes);
  };
  Object.assign(socket, { emit });
  return path ? socket.connect(path) : socket.connect(port[0]!, host[0]!);
}

import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP } from 'node:net';

import { type Guard, guardedLookup } from './guard.ts';

const OPTIONS = { keepAlive: false, timeout: 10_000 };

/** Agents for a library that connects by itself: names lead only where the guard allows, and so do addresses. */
export function guardedAgents(guard: Guard) {
  const options = { ...OPTIONS, lookup: guardedLookup(guard) };
  return {
    httpAgent: refusing(guard, new HttpAgent(options)),
    httpsAgent: refusing(guard, new HttpsAgent(options)),
  };
}

/** An address without a name is not looked up, so it is checked before it is connected to; a redirect may lead to one. */
function refusing<A extends HttpAgent>(guard: Guard, agent: A): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, done) => {
    const { host = '' } = options as { host?: string };
    if (isIP(host) && !guard.allowsAddress(host))
      throw new Error(`${host} is not on the public internet`);
    return connect(options, done);
  };
  return agent;
}

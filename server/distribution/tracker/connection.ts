import type { RawData, WebSocket } from 'ws';

import { createBudget } from './budget.ts';
import type { Limits } from './limits.ts';
import type { Connection } from './membership.ts';

const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;
const LEAVE_SECONDS = 2;
const PROBE_SECONDS = 5;

type Heard = (connection: Connection, text: string) => void;

/** A browser's socket within its limits: cut when it says too much, does not read, or is dead. */
export function openConnection(socket: WebSocket, caller: string, limits: Limits, heard: Heard) {
  const pulse = createPulse(socket);
  const said = createBudget({ attempts: limits.messagesPerMinute, windowSeconds: 60, maxKeys: 1 });
  let strikes = 0;
  const connection: Connection = {
    caller,
    memberships: new Map(),
    send(text) {
      if (socket.bufferedAmount > limits.unreadBytes) socket.terminate();
      else socket.send(text, ignore);
    },
    strike() {
      if (++strikes >= limits.strikes) socket.close(POLICY_VIOLATION);
    },
    probe: pulse.probe,
  };
  const isWithinBudget = () => {
    if (said.spend('')) return true;
    socket.terminate();
    return false;
  };
  socket.on('error', ignore); // a close follows
  socket.on('ping', (data) => isWithinBudget() && socket.pong(data, false, ignore));
  socket.on('message', (data: RawData) => {
    if (socket.readyState === socket.OPEN && isWithinBudget())
      heard(connection, (data as Buffer).toString());
  });
  return {
    connection,
    /** Forgives a strike, and cuts it if it has not answered since the last time. */
    tick() {
      strikes = Math.max(0, strikes - 1);
      pulse.beat();
    },
    leave() {
      socket.close(GOING_AWAY);
      setTimeout(() => socket.terminate(), LEAVE_SECONDS * 1000).unref();
    },
  };
}

/** Whether somebody still answers on a socket. */
function createPulse(socket: WebSocket) {
  let isAlive = true;
  const ask = () => {
    isAlive = false;
    socket.ping(ignore);
  };
  const cutIfDead = () => {
    if (!isAlive) socket.terminate();
  };
  socket.on('pong', () => (isAlive = true));
  return {
    beat() {
      if (isAlive) ask();
      else socket.terminate();
    },
    probe() {
      ask();
      setTimeout(cutIfDead, PROBE_SECONDS * 1000).unref();
    },
  };
}

const ignore = () => {};

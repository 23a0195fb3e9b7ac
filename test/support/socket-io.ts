import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';

/** A client of Socket.IO in one of the node's namespaces, with all that it hears: `connect`, `connect_error`, events. */
export function openSocketIo(
  nodeUrl: string,
  namespace: string,
  options: Parameters<typeof io>[1] = {},
): { socket: Socket; heard: [event: string, ...unknown[]][] } {
  const socket = io(nodeUrl + namespace, { forceNew: true, reconnection: false, ...options });
  onTestFinished(() => void socket.close());
  const heard: [string, ...unknown[]][] = [];
  socket.on('connect', () => heard.push(['connect']));
  socket.on('connect_error', ({ message }) => heard.push(['connect_error', message]));
  socket.on('disconnect', () => heard.push(['disconnect']));
  socket.onAny((event: string, ...said: unknown[]) => heard.push([event, ...said]));
  return { socket, heard };
}

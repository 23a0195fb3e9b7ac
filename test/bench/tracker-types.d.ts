/** The part of the stock tracker that is measured and asked. */
declare module 'bittorrent-tracker' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage } from 'node:http';
  import type { Duplex } from 'node:stream';

  import type { WebSocket } from 'ws';

  export class Server extends EventEmitter {
    constructor(options: object);
    ws: {
      handleUpgrade(
        request: IncomingMessage,
        socket: Duplex,
        head: Buffer,
        done: (upgraded: WebSocket) => void,
      ): void;
      emit(event: 'connection', upgraded: WebSocket, request: IncomingMessage): void;
    };
    udp: { address(): { port: number } };
    listen(port: number): void;
    close(): void;
  }
}

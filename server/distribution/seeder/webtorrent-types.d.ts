/** The part of webtorrent 3.0 that a seeder uses. */
declare module 'webtorrent' {
  export interface Torrent {
    infoHash: string;
    ready: boolean;
    numPeers: number;
    addPeer(peer: string | object, source: string): boolean;
    uploaded: number;
    on(event: 'warning' | 'error', listener: (error: Error) => void): void;
    once(event: 'ready' | 'done', listener: () => void): void;
    destroy(options: { destroyStore: boolean }, done: (error?: Error) => void): void;
  }

  export default class WebTorrent {
    constructor(options: object);
    torrents: Torrent[];
    torrentPort: number;
    add(torrent: Uint8Array, options: object): Torrent;
    on(event: 'error', listener: (error: Error) => void): void;
    throttleUpload(bytesPerSecond: number): void;
    destroy(done: (error?: Error) => void): void;
  }
}

declare module 'webrtc-polyfill' {
  export class RTCPeerConnection extends EventTarget {
    iceGatheringState: string;
    onicecandidate?: (event: { candidate: null }) => void;
  }
}

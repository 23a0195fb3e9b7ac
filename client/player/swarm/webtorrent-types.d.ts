/** The part of webtorrent 3.0 that is used here. What begins with `_` is its own: the version is pinned for it. */
declare module 'webtorrent/dist/webtorrent.min.js' {
  export interface Wire {
    peerId: string;
    peerPieces: { get(index: number): boolean };
    peerChoking: boolean;
    peerExtendedMapping: Record<string, number>;
    destroyed: boolean;
    requests: unknown[];
    lt_donthave: { donthave(index: number): void };
    use(extension: new (wire: Wire) => object): void;
    extended(name: string, message: Uint8Array): void;
    have(index: number): void;
    on(event: 'piece', listener: (index: number, offset: number, bytes: Uint8Array) => void): void;
    on(event: 'close', listener: () => void): void;
    destroy(): void;
  }

  interface Selection {
    from: number;
    to: number;
    offset: number;
    priority: number;
    isStreamSelection: boolean;
  }

  interface Selections {
    length: number;
    get(n: number): Selection;
    clear(): void;
    insert(selection: Selection): void;
  }

  export interface Torrent {
    client: { peerId: string };
    ready: boolean;
    destroyed: boolean;
    wires: Wire[];
    bitfield: { get(index: number): boolean };
    pieces: ({ length: number; missing: number } | null)[];
    critical(first: number, last: number): void;
    on(event: 'wire', listener: (wire: Wire) => void): void;
    on(event: 'warning' | 'error', listener: (error: Error) => void): void;
    on(event: 'verified', listener: (index: number) => void): void;
    on(event: 'download' | 'upload', listener: (bytes: number) => void): void;
    once(event: 'ready', listener: () => void): void;
    destroy(): void;
    _selections: Selections;
    _updateSelections(): void;
    _markVerified(index: number): void;
    _markUnverified(index: number): void;
    _checkDone(): void;
  }

  export default class WebTorrent {
    constructor(options: object);
    add(torrent: Uint8Array, options: object): Torrent;
    on(event: 'error', listener: (error: Error) => void): void;
    throttleUpload(bytesPerSecond: number): void;
    destroy(): void;
  }
}

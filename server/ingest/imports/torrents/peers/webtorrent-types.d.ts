/** The part of webtorrent 3.0 that asks peers for a file; the rest is declared where files are seeded. */
declare module 'webtorrent' {
  export interface Torrent {
    bitfield: { get(index: number): boolean };
    select(first: number, last: number, priority: number): void;
    /** Its own way of taking a description, whether from peers or a file. */
    _onMetadata(metainfo: Uint8Array): void;
    on(event: 'verified', listener: (index: number) => void): void;
    once(event: 'infoHash', listener: () => void): void;
  }

  export default interface WebTorrent {
    add(torrent: Uint8Array | string, options: object): Torrent;
    on(event: 'listening', listener: () => void): void;
    _connPool: { tcpServer: { close(): void } };
  }
}

/** The part of p2p-media-loader 2.2 that is used here; its own types need those of what it is made of. */
declare module 'p2p-media-loader-core' {
  export interface ByteRange {
    start: number;
    /** The last byte of it. */
    end: number;
  }

  export interface Stream {
    runtimeId: string;
    type: 'main' | 'secondary';
    index: number;
  }

  export interface Segment {
    runtimeId: string;
    externalId: number;
    url: string;
    byteRange?: ByteRange;
    startTime: number;
    endTime: number;
  }

  interface Demand {
    highDemandTimeWindow?: number;
    isP2PUploadDisabled?: boolean;
  }

  interface Config extends Demand {
    swarmId: string;
    announceTrackers: string[];
    rtcConfig: RTCConfiguration;
    segmentMemoryStorageLimit: number;
    httpDownloadTimeWindow: number;
    p2pDownloadTimeWindow: number;
    httpNotReceivingBytesTimeoutMs: number;
    p2pNotReceivingBytesTimeoutMs: number;
    httpErrorRetries: number;
    validateP2PSegment: (
      url: string,
      range: ByteRange | undefined,
      bytes: ArrayBuffer,
    ) => Promise<boolean>;
  }

  interface Events {
    onPeerConnect: (peer: { peerId: string }) => void;
    onPeerClose: (peer: { peerId: string }) => void;
    onChunkDownloaded: (count: number, source: 'http' | 'p2p') => void;
    onChunkUploaded: (count: number) => void;
    onSegmentError: (failed: { segment: Segment; error: { type: string } }) => void;
  }

  export class Core {
    constructor(config: Config);
    applyDynamicConfig(demand: Demand): void;
    addEventListener<E extends keyof Events>(event: E, listener: Events[E]): void;
    setManifestResponseUrl(url: string): void;
    setIsLive(isLive: boolean): void;
    getStream(runtimeId: string): (Stream & { segments: ReadonlyMap<string, Segment> }) | undefined;
    addStreamIfNoneExists(stream: Stream): void;
    updateStream(runtimeId: string, added: Segment[], removedIds: string[]): void;
    isSegmentLoadable(runtimeId: string): boolean;
    loadSegment(
      runtimeId: string,
      callbacks: {
        /** `bandwidth` in bits per second. */
        onSuccess: (response: { data: ArrayBuffer; bandwidth: number }) => void;
        onError: (error: Error & { type: 'failed' | 'aborted' }) => void;
      },
    ): Promise<void>;
    abortSegmentLoading(runtimeId: string): void;
    updatePlayback(seconds: number, rate: number): void;
    destroy(): void;
  }
}

/** What a viewer has sent to others. */
export interface Sending {
  bytes: number;
  viewers: number;
  /** Of those, who would still take more. */
  connected: number;
}

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a global
  var sending: () => Sending;
}

/** Runs in a page before anything else, and notes which other viewers it sends media to. */
export function watchSending(): void {
  const fed = new Map<RTCDataChannel, number>();
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function watched(this: RTCDataChannel, data: unknown) {
    const message = data as ArrayBufferView<ArrayBuffer>;
    const { byteLength } = message;
    if (byteLength > 5000) fed.set(this, (fed.get(this) ?? 0) + byteLength); // less is talk
    send.call(this, message);
  };
  globalThis.sending = () => ({
    bytes: [...fed.values()].reduce((sum, bytes) => sum + bytes, 0),
    viewers: fed.size,
    connected: [...fed.keys()].filter(({ readyState }) => readyState === 'open').length,
  });
}

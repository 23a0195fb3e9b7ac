import { RTCPeerConnection } from 'webrtc-polyfill';
import WebTorrent from 'webtorrent';

const told = new WeakSet<RTCPeerConnection>();

/**
 * WebRTC for Node never says that there are no more candidates, for which webtorrent waits five seconds with every peer. Here
 * it is said when the gathering is over, once.
 */
function tellEndOfCandidates(connection: RTCPeerConnection): void {
  if (connection.iceGatheringState !== 'complete' || told.has(connection)) return;
  told.add(connection);
  queueMicrotask(() => connection.onicecandidate?.({ candidate: null }));
}

const dispatch = RTCPeerConnection.prototype.dispatchEvent;

RTCPeerConnection.prototype.dispatchEvent = function (event: Event): boolean {
  const result = dispatch.call(this, event);
  if (event.type === 'icegatheringstatechange') tellEndOfCandidates(this);
  return result;
};

export { WebTorrent };
export type { Torrent } from 'webtorrent';

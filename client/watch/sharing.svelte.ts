import type { VideoDetails } from '../contract.ts';
import type { SharingOffer } from '../player/swarm/sharing.ts';
import { session } from '../session.svelte.ts';
import { sharingOffer, type SharingTerms } from './shared-media.ts';
import { sharingTerms, type Place } from './sharing-terms.ts';

/** What others can help to bring of the video of a page, as soon as the node has said what it thinks of that. */
export class PageSharing {
  #terms = $state.raw<SharingTerms | null>(null);

  #watched = $state.raw({ uuid: '', viewers: 0 });

  readonly #place: Place;

  /** `asIn`: where the node's word for it is taken from, if not from that for such pages. */
  constructor(place: Place, asIn = place) {
    this.#place = place;
    void sharingTerms(asIn).then((terms) => (this.#terms = terms));
  }

  offerOf(video: VideoDetails | null): SharingOffer | null {
    if (!video || !this.#terms || (this.#place === 'webapp' && !session.settled)) return null;
    const accountAllows = session.user?.p2pEnabled ?? null; // nobody is signed in to an embedded player
    const viewers = this.#viewersOf(video);
    return sharingOffer(video, this.#terms, { accountAllows, viewers }, location.href);
  }

  /** Of another node's video this one counts its own viewers alone; what that node has told is in its details. */
  #viewersOf({ uuid, isLocal, viewers }: VideoDetails): number {
    const heard = this.#watched.uuid === uuid ? this.#watched.viewers : 0;
    return isLocal && heard > 0 ? heard : Math.max(heard, viewers);
  }

  /** The node has told how many watch a video. */
  hearViewers(uuid: string, viewers: number): void {
    this.#watched = { uuid, viewers };
  }
}

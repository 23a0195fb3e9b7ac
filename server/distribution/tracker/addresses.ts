import type { HttpAnnounce } from './announce-query.ts';
import { packAddress } from './compact.ts';
import { createSwarms } from './swarms.ts';

/** A peer that is called at its address: it has no socket here, and is gone when it is not heard of again. */
export type AddressPeer = {
  id: string;
  ip: string;
  port: number;
  packed: Buffer;
  isSeed: boolean;
};

type Limits = { addresses: number; lifeSeconds: number };

/** The peers that announce over HTTP, known by the address they came from and so nobody else's to move. */
export function createAddresses({ addresses: max, lifeSeconds }: Limits, now = Date.now) {
  const swarms = createSwarms<AddressPeer>();
  const expiries = new Map<string, { infoHash: string; place: string; endsAt: number }>(); // oldest first

  const forget = (infoHash: string, place: string) => {
    expiries.delete(infoHash + place);
    swarms.remove(infoHash, place);
  };

  return {
    swarms,
    announce(ip: string, { infoHash, peerId: id, port, isSeed, isStopped }: HttpAnnounce): string {
      const packed = packAddress(ip, port);
      const place = packed.toString('latin1');
      forget(infoHash, place);
      if (isStopped) return place;
      swarms.add(infoHash, place, { id, ip, port, packed, isSeed });
      expiries.set(infoHash + place, { infoHash, place, endsAt: now() + lifeSeconds * 1000 });
      if (expiries.size > max) {
        const [oldest] = expiries.values();
        forget(oldest!.infoHash, oldest!.place);
      }
      return place;
    },
    dissolve(infoHash: string) {
      for (const { packed } of swarms.peers(infoHash)) forget(infoHash, packed.toString('latin1'));
    },
    sweep() {
      const time = now();
      for (const { infoHash, place, endsAt } of expiries.values()) {
        if (endsAt > time) return;
        forget(infoHash, place);
      }
    },
  };
}

export type Addresses = ReturnType<typeof createAddresses>;

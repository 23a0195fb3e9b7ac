import type { Db } from '../../server/platform/db.ts';
import { type Signer, signerOf } from '../actors/signer.ts';
import { findOutgoing } from './claim-queries.ts';

/** A body and who signs for it. */
export type Parcel = { body: string; signer: Signer };

/**
 * The bodies that are under way, each once in memory. `keepOnly` reads those that are missing and lets go of the others;
 * `get` gives undefined for one that was deleted meanwhile, with its deliveries.
 */
export function outgoingParcels(db: Db) {
  const parcels = new Map<number, Parcel>();
  return {
    get: (activityId: number): Parcel | undefined => parcels.get(activityId),
    async keepOnly(activityIds: Set<number>): Promise<void> {
      for (const id of parcels.keys()) if (!activityIds.has(id)) parcels.delete(id);
      const missing = [...activityIds].filter((id) => !parcels.has(id));
      if (missing.length === 0) return;
      const found = await findOutgoing(db, missing);
      const signers = new Map<number, Signer>();
      for (const { id, actorId, body } of found) {
        const signer = signers.get(actorId) ?? (await signerOf(db, actorId));
        signers.set(actorId, signer);
        parcels.set(id, { body, signer });
      }
    },
  };
}

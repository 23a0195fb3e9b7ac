/** Which info hashes are whose: the videos, by UUID, that a tracker serves. */
export function createKnownSwarms(onGone: (infoHash: string) => void) {
  const owners = new Map<string, string>();
  const ofVideo = new Map<string, string[]>();
  return {
    has: (infoHash: string) => owners.has(infoHash),
    videos: () => [...ofVideo.keys()],
    /** From now on these are the swarms of the video, and no others: those it had and has no more are gone. */
    set(uuid: string, infoHashes: string[]): void {
      const before = ofVideo.get(uuid) ?? [];
      for (const infoHash of infoHashes) owners.set(infoHash, uuid);
      if (infoHashes.length > 0) ofVideo.set(uuid, infoHashes);
      else ofVideo.delete(uuid);
      for (const infoHash of before) {
        if (infoHashes.includes(infoHash) || owners.get(infoHash) !== uuid) continue;
        owners.delete(infoHash);
        onGone(infoHash);
      }
    },
  };
}

export type KnownSwarms = ReturnType<typeof createKnownSwarms>;

import { noTraffic, type Traffic } from './traffic.ts';

const TELL_EVERY_MS = 500;

type Tell = (facts: { traffic: Traffic; peers: number }) => void;

/** Adds up what is fetched and sent, and tells the sums, and how many peers there are, twice a second. */
export function createTally(tell: Tell, peers: () => number) {
  let traffic = noTraffic;
  const tellNow = () => tell({ traffic, peers: peers() });
  const timer = setInterval(tellNow, TELL_EVERY_MS);
  return {
    count(from: keyof Traffic, bytes: number): void {
      traffic = { ...traffic, [from]: traffic[from] + bytes };
    },
    stop(): void {
      clearInterval(timer);
      tellNow();
    },
  };
}

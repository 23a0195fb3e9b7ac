/** The swarm in which the players of another node share the segments of a video of its own. */
export interface SegmentSwarm {
  /** What names it: the address of the master playlist at that node (contract § P2P). */
  id: string;
  /** Where that node tells what segments hash to. */
  hashesUrl: string;
  /** Segments come one after the other, and what they hash to is told with each. */
  isLive: boolean;
}

/** The address others reach this node by, with what else the addresses it tells them are made of. */
export class NodeUrl extends URL {
  /** Into how many processes its tracker is divided. */
  readonly trackerShards: number;

  constructor(url: URL | string, trackerShards: number) {
    super(url);
    this.trackerShards = trackerShards;
  }
}

/**
 * Takes in what an address or `name@host` of another node names, if it is there and can be had: then it is known here like
 * anything else. Never fails.
 */
export type LookUp = (text: string) => Promise<void>;

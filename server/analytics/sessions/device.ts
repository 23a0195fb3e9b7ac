/** What people watch on, as the contract names it (§ VideoStatsUserAgentDevice). */
export const DEVICES = [
  'console',
  'embedded',
  'mobile',
  'smarttv',
  'tablet',
  'wearable',
  'xr',
  'desktop',
] as const;

export type Device = (typeof DEVICES)[number];

const isDevice = (name: unknown): name is Device => DEVICES.includes(name as Device);

/** The device by that name; null for a name the contract does not know, since clients make up their own. */
export const deviceNamed = (name: string | null | undefined): Device | null =>
  isDevice(name) ? name : null;

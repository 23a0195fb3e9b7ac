type Names<Name extends string> = [RegExp, Name][];

const CLIENTS: Names<string> = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrom(e|ium)|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const SYSTEMS: Names<string> = [
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Android/, 'Android'],
  [/CrOS/, 'Chrome OS'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/Ubuntu/, 'Ubuntu'],
  [/Linux/, 'Linux'],
];

const DEVICES: Names<'smarttv' | 'console' | 'xr' | 'tablet' | 'mobile'> = [
  [/smart-?tv|tizen|web0s|appletv|googletv/i, 'smarttv'],
  [/PlayStation|Xbox|Nintendo/, 'console'],
  [/OculusBrowser/, 'xr'],
  [/iPad|Android(?!.*Mobile)/, 'tablet'],
  [/iPhone|Mobile/, 'mobile'],
];

const named = <Name extends string>(names: Names<Name>, userAgent: string) =>
  names.find(([pattern]) => pattern.test(userAgent))?.[1];

/** What somebody watches with, as far as their browser says; names only, no versions. */
export const agentOf = (userAgent: string) => ({
  client: named(CLIENTS, userAgent) ?? null,
  device: named(DEVICES, userAgent) ?? 'desktop',
  operatingSystem: named(SYSTEMS, userAgent) ?? null,
});

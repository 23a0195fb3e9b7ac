/** What a viewer's choices are remembered as, in this browser. */
export interface Preferences {
  volume: number;
  muted: boolean;
  /** What videos are heard in where they have it; null for their own sound. */
  soundLanguage: string | null;
  captionLanguage: string | null;
  /** The player has all of the page's width. */
  theatre: boolean;
  /** How far others may help to bring videos (`SharingMode`); null until that was asked. */
  sharing: string | null;
  /** Measured last time; lets the first picture be as good as the line allows. */
  bandwidthBitsPerSecond: number;
}

const KEY = 'tributary.player';

const DEFAULTS: Preferences = {
  volume: 1,
  muted: false,
  soundLanguage: null,
  captionLanguage: null,
  theatre: false,
  sharing: null,
  bandwidthBitsPerSecond: 3_000_000,
};

/** Reads what was kept; anything unreadable falls back to the defaults. */
export function readPreferences(storage: Pick<Storage, 'getItem'> = localStorage): Preferences {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    const valid = Object.entries(DEFAULTS).map(([name, fallback]) => {
      const value = kept[name as keyof Preferences];
      return [name, typeof value === typeof (fallback ?? '') ? value : fallback];
    });
    return Object.fromEntries(valid) as Preferences;
  } catch {
    return DEFAULTS;
  }
}

/** Keeps some choices. A full or forbidden storage is no reason to stop playing. */
export function keepPreferences(
  changed: Partial<Preferences>,
  storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): void {
  try {
    storage.setItem(KEY, JSON.stringify({ ...readPreferences(storage), ...changed }));
  } catch {
    // private windows may refuse to store anything
  }
}

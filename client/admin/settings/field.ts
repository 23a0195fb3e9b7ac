/** A choice, with what is kept when it is made. */
export interface Choice {
  value: string | number | null;
  label: string;
}

interface Common {
  /** Where it is in the settings, with dots; the node names what is wrong by it. */
  path: string;
  label: string;
  hint?: string;
}

/** A setting and how it is asked for. */
export type SettingField = Common &
  (
    | { kind: 'text' | 'long' | 'email' | 'code' | 'colour'; maxLength?: number }
    | { kind: 'switch' }
    | { kind: 'codec'; codec: 'av1' | 'hevc' }
    | { kind: 'number'; min: number; max?: number; unit?: string }
    | { kind: 'bytes' }
    | { kind: 'choice'; choices: Choice[] }
    | { kind: 'several'; choices: Choice[] }
    | { kind: 'languages' | 'categories' }
    | { kind: 'fixed'; because: string }
  );

/** Settings that belong together, under a title. */
export interface SettingGroup {
  title: string;
  text?: string;
  fields: SettingField[];
}

/** A page of settings. */
export interface SettingPage {
  value: string;
  label: string;
  groups: SettingGroup[];
}

/** A switch. */
export const onOff = (path: string, label: string, hint = ''): SettingField => ({
  kind: 'switch',
  path,
  label,
  ...(hint && { hint }),
});

/** A codec that is made where an encoder of it works. */
export const codecOf = (codec: 'av1' | 'hevc', label: string): SettingField => ({
  kind: 'codec',
  codec,
  path: `transcoding.furtherCodecs.${codec}.enabled`,
  label,
});

/** A line of text. */
export const line = (path: string, label: string, maxLength: number, hint = ''): SettingField => ({
  kind: 'text',
  path,
  label,
  maxLength,
  ...(hint && { hint }),
});

/** A text of many lines. */
export const prose = (
  path: string,
  label: string,
  hint = '',
  maxLength = 10_000,
): SettingField => ({
  kind: 'long',
  path,
  label,
  maxLength,
  ...(hint && { hint }),
});

/** A whole number; `-1` stands for no limit where it is allowed. */
export const whole = (
  path: string,
  label: string,
  [min, max]: [number, number?],
  hint = '',
): SettingField => ({
  kind: 'number',
  path,
  label,
  min,
  ...(max !== undefined && { max }),
  ...(hint && { hint }),
});

/** One of a few. */
export const oneOf = (
  path: string,
  label: string,
  choices: Record<string, string>,
  hint = '',
): SettingField => ({
  kind: 'choice',
  path,
  label,
  choices: choicesOf(choices),
  ...(hint && { hint }),
});

const choicesOf = (labels: Record<string, string>): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Something this node does one way only. */
export const fixedTo = (path: string, label: string, because: string): SettingField => ({
  kind: 'fixed',
  path,
  label,
  because,
});

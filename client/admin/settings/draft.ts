/** Settings by their path, as they are edited. */
export type Values = Record<string, unknown>;

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings by their dotted paths. */
export const flatten = (group: Record<string, unknown>, prefix = ''): Values =>
  Object.fromEntries(
    Object.entries(group).flatMap(([name, value]) =>
      isGroup(value)
        ? Object.entries(flatten(value, `${prefix}${name}.`))
        : [[`${prefix}${name}`, value]],
    ),
  );

/** What differs between two sets of settings, by path. */
export const changesOf = (before: Values, after: Values): Values =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([path, value]) => JSON.stringify(value) !== JSON.stringify(before[path]),
    ),
  );

/** The same as groups within groups, as the node takes it. */
export function nest(values: Values): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    const last = names.pop()!;
    let group = root;
    for (const name of names) group = (group[name] ??= {}) as Record<string, unknown>;
    group[last] = value;
  }
  return root;
}

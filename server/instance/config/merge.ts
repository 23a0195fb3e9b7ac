const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `change` laid over `base`, group by group; a list or a value replaces what was there. */
export function merge(base: object, change: object): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    const known = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (key === '__proto__') continue;
    merged[key] = isGroup(known) && isGroup(value) ? merge(known, value) : value;
  }
  return merged;
}

type Fields = Record<string, unknown>;

/** The fields, by their dotted paths, that differ between two configurations of one shape. */
export function changedFields(before: object, after: object): { before: Fields; after: Fields } {
  const [was, is] = [flatten(before), flatten(after)];
  const changed = Object.keys(is).filter((p) => JSON.stringify(was[p]) !== JSON.stringify(is[p]));
  const pick = (fields: Fields) => Object.fromEntries(changed.map((path) => [path, fields[path]]));
  return { before: pick(was), after: pick(is) };
}

const flatten = (group: object, prefix = ''): Fields =>
  Object.fromEntries(
    Object.entries(group).flatMap(([key, value]) =>
      isGroup(value)
        ? Object.entries(flatten(value, `${prefix}${key}.`))
        : [[`${prefix}${key}`, value]],
    ),
  );

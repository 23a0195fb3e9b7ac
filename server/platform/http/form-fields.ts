const MAX_FIELDS = 200;
const KEY = /^(\w{1,64})(?:\[(\w{0,64})\])?$/;

/**
 * The fields of a form as the values they stand for: `tags[0]` and `tags[]` are items of `tags`, and
 * `scheduleUpdate[updateAt]` is the member `updateAt` of `scheduleUpdate`. Keys of any other shape are left out. What comes
 * as a file and as text is the file: some clients send what they call it beside it.
 */
export function unfoldForm(form: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(form).slice(0, MAX_FIELDS)) {
    const [, name, inner] = KEY.exec(key) ?? [];
    if (name === undefined) continue;
    if (inner === undefined) fields.set(name, fileAmong(value) ?? value);
    else if (/^\d*$/.test(inner)) fields.set(name, [...listIn(fields, name), value].flat());
    else fields.set(name, { ...membersIn(fields, name), [inner]: value });
  }
  return Object.fromEntries(fields); // own properties only, whatever they are called
}

const fileAmong = (value: unknown): File | undefined =>
  Array.isArray(value) ? value.findLast((each) => each instanceof File) : undefined;

const listIn = (fields: Map<string, unknown>, name: string): unknown[] => {
  const before = fields.get(name);
  return before === undefined ? [] : [before].flat();
};

const membersIn = (fields: Map<string, unknown>, name: string): object => {
  const before = fields.get(name);
  return typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
};

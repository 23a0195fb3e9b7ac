/** The choices of a filter: nothing chosen first, by what it is called then. */
export const withAll = <Value extends string>(
  all: string,
  labels: Readonly<Record<Value, string>>,
): { value: Value | ''; label: string }[] => [
  { value: '', label: all },
  ...(Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label })),
];

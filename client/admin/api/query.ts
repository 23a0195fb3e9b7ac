/** The filters that are set, as a query: what is empty is not asked for. */
export const given = <T extends Record<string, string | undefined>>(filters: T) =>
  Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''),
  ) as { [K in keyof T]?: Exclude<T[K], undefined> };

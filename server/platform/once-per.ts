/**
 * What is made once for each owner, such as a connection pool, when it is first asked for, and goes with it: a cache in
 * memory that no other node of the process sees. `from` is what else it is made of the first time.
 */
export function oncePer<Owner extends object, Thing, From extends unknown[] = []>(
  make: (owner: Owner, ...from: From) => Thing,
): (owner: Owner, ...from: From) => Thing {
  const made = new WeakMap<Owner, { thing: Thing }>();
  return (owner, ...from) => {
    const known = made.get(owner) ?? { thing: make(owner, ...from) };
    made.set(owner, known);
    return known.thing;
  };
}

export type Change = { second: number; change: number };

/**
 * How many of the viewers watched each second, in percent. `changes` tell by how many more or fewer viewers watch from a
 * second on, in the order of the seconds.
 */
export function retentionOf(changes: Change[], viewers: number, durationSeconds: number) {
  const bySecond = new Map(changes.map(({ second, change }) => [second, change]));
  let watching = 0;
  return Array.from({ length: durationSeconds + 1 }, (_, second) => {
    watching += bySecond.get(second) ?? 0;
    return { second, retentionPercent: viewers === 0 ? 0 : Math.round((100 * watching) / viewers) };
  });
}

/** A figure at a moment, in hours. */
export type Point = { hours: number; value: number };

/** How much a figure grows in an hour, by the straight line that fits best; 0 for fewer than two moments. */
export function growthPerHour(points: Point[]): number {
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [hours, value] = [mean((point) => point.hours), mean((point) => point.value)];
  const spread = points.reduce((sum, point) => sum + (point.hours - hours) ** 2, 0);
  const shared = points.reduce(
    (sum, point) => sum + (point.hours - hours) * (point.value - value),
    0,
  );
  return spread === 0 || points.length === 0 ? 0 : shared / spread;
}

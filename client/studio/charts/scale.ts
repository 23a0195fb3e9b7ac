import { toTenths } from '../../tenths.ts';

/** A point of a chart: what is said of it, and how much it is. */
export interface ChartPoint {
  label: string;
  value: number;
}

export interface ChartBox {
  width: number;
  height: number;
  /** The highest value that fits. */
  top: number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/** Round values for the lines of an axis, from zero to no less than the highest; whole ones for what is counted. */
export function niceTicks(highest: number, lines = 4): number[] {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / lines;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    highest <= lines ? 1 : 0,
    (STEPS.find((one) => one * size >= rough) ?? 10) * size,
  );
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toFixed(6)));
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const SPANS = [1, 2, 5, 10, 15, 30].flatMap((count) => [count, count * MINUTE]).toSorted((one, other) => one - other); // prettier-ignore

/** The same for seconds, as clocks divide them. */
export function spanTicks(highest: number, lines = 4): number[] {
  const step = SPANS.find((one) => one * lines >= highest);
  if (step === undefined) return niceTicks(highest / HOUR, lines).map((hours) => hours * HOUR);
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Where the point of an index stands. A single one stands in the middle. */
export const xOf = (index: number, count: number, { width }: ChartBox): number =>
  count < 2 ? width / 2 : (index / (count - 1)) * width;

export const yOf = (value: number, { height, top }: ChartBox): number =>
  height - (value / top) * height;

/** The line through the points, as SVG draws it. */
export const linePath = (values: readonly number[], box: ChartBox): string =>
  values
    .map((value, index) => {
      const at = `${toTenths(xOf(index, values.length, box))} ${toTenths(yOf(value, box))}`;
      return `${index === 0 ? 'M' : 'L'}${at}`;
    })
    .join('');

/** The same with the floor, to be filled. */
export const areaPath = (values: readonly number[], box: ChartBox): string =>
  values.length < 2 ? '' : `${linePath(values, box)}V${box.height}H0Z`;

/** The index of the point nearest to a place on the axis. */
export const nearestIndex = (x: number, count: number, { width }: ChartBox): number =>
  Math.min(count - 1, Math.max(0, Math.round((x / Math.max(1, width)) * (count - 1))));

const LETTER_WIDTH = 7.5; // pixels, of small text
const SHORTEST_WIDTH = 84;

/** Which of many labels have room below the axis: the first, the last, and some between. */
export function labelledIndices(count: number, width: number, longestLabel = 0): number[] {
  const labelWidth = Math.max(SHORTEST_WIDTH, longestLabel * LETTER_WIDTH);
  const room = Math.max(2, Math.floor(width / labelWidth));
  if (count <= room) return Array.from({ length: count }, (_, index) => index);
  const step = (count - 1) / (room - 1);
  return Array.from({ length: room }, (_, index) => Math.round(index * step));
}

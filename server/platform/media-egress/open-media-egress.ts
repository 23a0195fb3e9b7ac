import { CMSD_DYNAMIC, cmsdDynamic } from './cmsd.ts';
import { calm, nextPressure, WINDOW_SECONDS } from './pressure.ts';
import { createWindow } from './window.ts';

type Settings = {
  /** Undefined: there is no budget, and nobody is asked for anything. */
  budgetBytesPerSecond: number | undefined;
  /** What this node is called in what it tells players. */
  server: string;
};

const NOTHING: readonly string[] = [];

/** Measures what this process sends, and decides once a second what it asks of players, so that it keeps to its budget. */
export function openMediaEgress({ budgetBytesPerSecond, server }: Settings) {
  const window = createWindow(WINDOW_SECONDS);
  let pressure = calm(performance.now());
  let headers = NOTHING;

  const decide = (budget: number) => {
    pressure = nextPressure(pressure, window.outflow(), budget, performance.now());
    const told = cmsdDynamic(server, pressure);
    headers = told === undefined ? NOTHING : [CMSD_DYNAMIC, told];
  };
  const timer = setInterval(() => {
    if (budgetBytesPerSecond !== undefined) decide(budgetBytesPerSecond);
    window.turn();
  }, 1000).unref();

  return {
    count: window.count,
    /** The header lines that ask it of players, name and value in turn. */
    headers: () => headers,
    figures: () => ({
      bytesPerSecond: window.outflow().bytesPerSecond,
      budgetBytesPerSecond: budgetBytesPerSecond ?? null,
      isPressed: pressure.isPressed,
      maxBitsPerSecond: pressure.maxBitsPerSecond,
    }),
    close: () => clearInterval(timer),
  };
}

export type MediaEgress = ReturnType<typeof openMediaEgress>;

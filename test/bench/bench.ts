export type Bench = {
  name: string;
  /** Measures and prints a line per figure; ratios are of things measured in this same run. */
  run: (print: (line: string) => void) => Promise<void>;
};

let count = $state(0);
let percent = $state(0);

/** How many uploads are under way in this tab and how far they are together, for the header. */
export const uploadActivity = {
  get count(): number {
    return count;
  },
  get percent(): number {
    return percent;
  },
};

/** Told by the upload queue whenever something moves. */
export function reportUploads(under: { count: number; percent: number }): void {
  count = under.count;
  percent = under.percent;
}

/** A picture full of small frames, `frameSeconds` apart, read row by row. */
export interface StoryboardSheet {
  url: string;
  frameWidth: number;
  frameHeight: number;
  columns: number;
  rows: number;
  frameSeconds: number;
}

/** Where in the sheet the frame nearest before `seconds` lies, in pixels from its top left corner. */
export function storyboardCell(sheet: StoryboardSheet, seconds: number): { x: number; y: number } {
  const last = sheet.columns * sheet.rows - 1;
  const index = Math.min(last, Math.max(0, Math.floor(seconds / sheet.frameSeconds)));
  return {
    x: (index % sheet.columns) * sheet.frameWidth,
    y: Math.floor(index / sheet.columns) * sheet.frameHeight,
  };
}

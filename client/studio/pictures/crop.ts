export interface Size {
  width: number;
  height: number;
}

/** What of a picture is taken: its middle, in parts of the picture, and how much closer than needed. */
export interface Crop {
  x: number;
  y: number;
  zoom: number;
}

export const CENTRED: Crop = { x: 0.5, y: 0.5, zoom: 1 };
export const CLOSEST = 4;

export interface Rectangle extends Size {
  left: number;
  top: number;
}

/** The part of a picture that fills a frame of another shape, in pixels of the picture; never beyond its edges. */
export function cropOf(picture: Size, frame: Size, { x, y, zoom }: Crop): Rectangle {
  const scale = Math.min(picture.width / frame.width, picture.height / frame.height) / zoom;
  const [width, height] = [frame.width * scale, frame.height * scale];
  return {
    width,
    height,
    left: within(x * picture.width - width / 2, picture.width - width),
    top: within(y * picture.height - height / 2, picture.height - height),
  };
}

const within = (value: number, most: number) => Math.min(Math.max(0, most), Math.max(0, value));

/** The crop after its frame, which is that many pixels wide on the screen, was dragged. */
export function dragged(
  picture: Size,
  frame: Size,
  crop: Crop,
  by: { x: number; y: number; shownWidth: number },
): Crop {
  const area = cropOf(picture, frame, crop);
  const scale = area.width / by.shownWidth;
  const middle = (start: number, size: number, moved: number, most: number) =>
    (within(start - moved * scale, most - size) + size / 2) / most;
  return {
    ...crop,
    x: middle(area.left, area.width, by.x, picture.width),
    y: middle(area.top, area.height, by.y, picture.height),
  };
}

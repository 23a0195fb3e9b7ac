/** A sprite of frames: one for each `tileSeconds` of video, row by row. Sizes in pixels. */
export type Storyboard = {
  url: string;
  width: number;
  height: number;
  tileWidth: number;
  tileHeight: number;
  tileSeconds: number;
};

export const storyboardObject = (storyboard: Storyboard) => ({
  type: 'Image',
  rel: ['storyboard'],
  url: [
    {
      mediaType: 'image/jpeg',
      href: storyboard.url,
      width: storyboard.width,
      height: storyboard.height,
      tileWidth: storyboard.tileWidth,
      tileHeight: storyboard.tileHeight,
      tileDuration: `PT${storyboard.tileSeconds}S`,
    },
  ],
});

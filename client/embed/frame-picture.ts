const MOST_PIXELS_WIDE = 1280;

/** The picture that is seen now, as a JPEG in a `data:` URL. */
export function framePicture(): string {
  const video = document.querySelector('video');
  if (!video?.videoWidth) throw new Error('There is no picture yet');
  const scale = Math.min(1, MOST_PIXELS_WIDE / video.videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d')!.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg');
}

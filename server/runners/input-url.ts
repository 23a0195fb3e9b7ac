type Named = { jobUuid: string; videoUuid: string };

const filesUrl = (publicUrl: URL, { jobUuid, videoUuid }: Named) =>
  new URL(`/api/v1/runners/jobs/${jobUuid}/files/videos/${videoUuid}`, publicUrl).href;

/** Where a runner gets what it works on. */
export const inputOf = (publicUrl: URL, named: Named) => ({
  videoFileUrl: `${filesUrl(publicUrl, named)}/max-quality`,
  separatedAudioFileUrl: [],
});

/** Where a runner gets a file of a studio task. */
export const taskFileUrl = (publicUrl: URL, named: Named, filename: string): string =>
  `${filesUrl(publicUrl, named)}/studio/task-files/${filename}`;

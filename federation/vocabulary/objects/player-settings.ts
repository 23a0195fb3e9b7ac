/** How players of a video, or of all videos of a channel, look. `of`: its id. */
export const playerSettingsObject = (url: string, of: string, theme: string) => ({
  id: url,
  object: of,
  type: 'PlayerSettings',
  theme,
});

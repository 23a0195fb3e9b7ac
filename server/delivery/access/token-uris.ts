/**
 * A playlist whose every URI carries the viewer's token, for players that follow a playlist but cannot be told to send
 * one. Our playlists name files without a query of their own.
 */
export function withTokenInUris(playlist: string, token: string): string {
  const query = `?${new URLSearchParams({ videoFileToken: token, reinjectVideoFileToken: 'true' })}`;
  return playlist
    .split('\n')
    .map((line) => {
      if (line.startsWith('#')) return line.replace(/URI="([^"]*)"/g, `URI="$1${query}"`);
      return line.trim() === '' ? line : line + query;
    })
    .join('\n');
}

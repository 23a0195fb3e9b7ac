const TIMEOUT_MS = 10_000;

/** Seconds a file lasts, as far as the browser can tell; null when it cannot. */
export function lengthOf(file: File): Promise<number | null> {
  const film = document.createElement('video');
  const url = URL.createObjectURL(file);
  film.preload = 'metadata';
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const timer = setTimeout(() => resolve(null), TIMEOUT_MS);
  film.addEventListener('loadedmetadata', () =>
    resolve(Number.isFinite(film.duration) ? film.duration : null),
  );
  film.addEventListener('error', () => resolve(null));
  film.src = url;
  return promise.finally(() => {
    clearTimeout(timer);
    film.removeAttribute('src');
    URL.revokeObjectURL(url);
  });
}

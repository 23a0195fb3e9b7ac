const HEIGHT = '--floating-bar-height';

/** An attachment of a bar that floats at the bottom of a page: toasts learn its height, and stay above it. */
export function floatingBar(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => style.setProperty(HEIGHT, `${bar.offsetHeight}px`));
  observer.observe(bar);
  return () => {
    observer.disconnect();
    style.removeProperty(HEIGHT);
  };
}

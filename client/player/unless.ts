/** The same promise; rejects with the signal's reason when that aborts before. */
export function unless<T>(isOver: AbortSignal, promise: Promise<T>): Promise<T> {
  const over = Promise.withResolvers<never>();
  const reject = () => over.reject(isOver.reason as Error);
  if (isOver.aborted) reject();
  isOver.addEventListener('abort', reject, { once: true });
  return Promise.race([promise, over.promise]).finally(() =>
    isOver.removeEventListener('abort', reject),
  );
}

/** A job that is being run. */
export type RunningJob = { id: string; type: string; startedAt: string };

/** What one process is at. */
export function openRunningJobs() {
  const running = new Map<string, RunningJob>();
  return {
    /** Notes that a job has begun; what it gives ends it. */
    begin(id: string, type: string): () => void {
      running.set(id, { id, type, startedAt: new Date().toISOString() });
      return () => void running.delete(id);
    },
    list: (): RunningJob[] => [...running.values()],
  };
}

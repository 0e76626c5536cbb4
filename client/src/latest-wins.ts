/** Runs a job on request, one run at a time; requests during a run cause one more run. */
export function latestWins(job: () => Promise<void>): () => void {
  let state: "idle" | "running" | "again" = "idle";
  async function run(): Promise<void> {
    state = "running";
    try {
      await job();
    } finally {
      const again = (state as "running" | "again") === "again";
      state = "idle";
      if (again) request();
    }
  }
  function request(): void {
    if (state === "idle") void run();
    else state = "again";
  }
  return request;
}

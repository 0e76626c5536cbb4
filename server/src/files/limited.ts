/** Runs tasks, so many at a time, the others in their order. */
export function limited(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const end = () => {
    running--;
    waiting.shift()?.();
  };
  return async (task) => {
    if (running >= count) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
    running++;
    try {
      return await task();
    } finally {
      end();
    }
  };
}

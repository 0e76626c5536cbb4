/** Does the work under a line that says what is going on and, in a terminal, for how long. */
export async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const { stderr } = process;
  stderr.write(stderr.isTTY ? title : `${title}\n`);
  const timer = setInterval(() => {
    if (stderr.isTTY) stderr.write(`\r${title} … ${seconds()}`);
  }, 1000);
  try {
    const result = await work();
    stderr.write(`${stderr.isTTY ? "\r" : ""}${title}: done in ${seconds()}\n`);
    return result;
  } catch (error) {
    if (stderr.isTTY) stderr.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}

import { timeWorker } from "../test/support/worker-times.ts";
import type { Generated } from "./generate.ts";
import { introduction, openedFile, type Server, start } from "./session.ts";
import { median, type Row } from "./table.ts";

/** What the server takes from its start in a worker of a browser; the floor is the same server as a process of Node. */
export async function measureWorker(
  name: string,
  { text }: Generated,
  server: Server,
  rounds: number,
): Promise<readonly Row[]> {
  const times = { worker: columns(), process: columns() };
  for (let round = 0; round < rounds; round++) {
    const { initialized, diagnosed } = await timeWorker(introduction, openedFile(text));
    times.worker.initialized.push(initialized);
    times.worker.diagnosed.push(diagnosed);
    const session = await start(server);
    const opened = session.open(text);
    await session.diagnosed(1);
    times.process.initialized.push(session.initialized);
    times.process.diagnosed.push(performance.now() - opened + session.initialized);
    session.stop();
  }
  const row = (metric: string, key: keyof ReturnType<typeof columns>): Row => ({
    metric: `${name}: ${metric} in a worker, ms`,
    ours: median(times.worker[key]),
    floor: median(times.process[key]),
  });
  return [row("initialize", "initialized"), row("first diagnostics", "diagnosed")];
}

function columns(): { readonly initialized: number[]; readonly diagnosed: number[] } {
  return { initialized: [], diagnosed: [] };
}

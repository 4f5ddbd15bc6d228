/** The threads that write a command's exports: begun before the store is opened, so that both are ready at once. */
import type { LinesThreads } from "#app/release/lines-threads.server.ts";
import type { ExitCode } from "./command.ts";

export async function withWritingThreads(run: (threads: LinesThreads) => Promise<ExitCode>): Promise<ExitCode> {
  const { threadsOfCommand } = await import("#app/release/lines-threads.server.ts");
  const threads = threadsOfCommand();
  threads.enter();
  try {
    return await run(threads);
  } finally {
    await threads.leave();
  }
}

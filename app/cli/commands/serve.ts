import { setFlagsFromString } from "node:v8";
import type { Call, Command, ExitCode } from "../command.ts";

export const serve: Command = {
  name: "serve",
  operands: "",
  about: "Start the web server and print its address.",
  options: [{ name: "dev", about: "Compile the pages as they are asked for, for work on Assay itself." }],
  example: "PORT=8080 assay serve",
  run: (call) => serveUntilStopped(call),
};

/**
 * How far the heap grows, in per cent of what is alive, before all of it is collected. On a large machine V8 lets it grow to
 * four times that, which under many readers is several hundred MB of nothing; a doubling costs four more collections a minute and no more time.
 */
const HEAP_GROWS = 100;

/** @param entry path of a link that lets somebody in, printed under the address, with what it is for. */
export async function serveUntilStopped(call: Call, entry?: { path: string; for: string }): Promise<ExitCode> {
  const { serve: start } = await import("#app/http/serve.server.ts");
  const { livePages } = await import("#app/http/pages.server.ts");
  const { SERVER, setActor } = await import("#db/actor.server.ts");
  setActor(SERVER);
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS}`);
  const server = await start(call.settings, call.options.dev ? await livePages() : undefined);
  const address = call.settings.publicUrl ?? server.url;
  call.out(`Assay is at ${server.url}`);
  const setUp = await server.setUpPath();
  if (setUp) call.out(`Set it up here, once, within 24 hours: ${address}${setUp}`);
  else if (entry) call.out(`${entry.for}: ${address}${entry.path}`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.stop();
  return 0;
}

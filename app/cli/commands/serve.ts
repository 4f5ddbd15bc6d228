import type { Command } from "../command.ts";

export const serve: Command = {
  name: "serve",
  operands: "",
  about: "Start the web server and print its address.",
  options: [{ name: "dev", about: "Compile the pages as they are asked for, for work on Assay itself." }],
  example: "PORT=8080 assay serve",
  async run(call) {
    const { serve: start } = await import("#app/http/serve.server.ts");
    const { livePages } = await import("#app/http/pages.server.ts");
    const server = await start(call.settings, call.options.dev ? await livePages() : undefined);
    call.out(`Assay is at ${server.url}`);
    await new Promise<void>((resolve) => {
      process.once("SIGINT", resolve);
      process.once("SIGTERM", resolve);
    });
    await server.stop();
    return 0;
  },
};

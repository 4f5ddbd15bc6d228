import type { Command } from "../command.ts";

export const serve: Command = {
  name: "serve",
  operands: "",
  about: "Start the web server and print its address.",
  options: [],
  example: "PORT=8080 assay serve",
  async run(call) {
    const { serve: start } = await import("#app/http/serve.server.ts");
    const server = await start(call.settings);
    call.out(`Assay is at ${server.url}`);
    await new Promise<void>((resolve) => {
      process.once("SIGINT", resolve);
      process.once("SIGTERM", resolve);
    });
    await server.stop();
    return 0;
  },
};

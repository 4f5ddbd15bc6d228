import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";

export const digestCommand: Command = {
  name: "digest",
  operands: "",
  about: "Print the weekly digest for a role, as HTML, Markdown or JSON.",
  options: [
    { name: "role", value: "WORD", about: "One of lead, ops, researcher.", required: true },
    { name: "week", value: "DAY", about: "A day of the week meant, YYYY-MM-DD; the present week when left out." },
    { name: "md", about: "Print Markdown." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay digest --role ops --week 2026-11-23 > digest.html",
  async run(call) {
    const role = requiredOption(call, "role");
    const { openStore } = await import("../store.ts");
    const { lazyViews } = await import("#app/http/view-cache.server.ts");
    const { digestDocument } = await import("#app/reports/digest/digest.server.ts");
    const { digestAsked } = await import("#app/reports/digest/digest-page.server.ts");
    const { reportMarkdown } = await import("#app/reports/markdown.ts");
    const { reportHtml } = await import("#app/review/vendor-report/html.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const tools = { db: store.db, views: lazyViews(store.db), now: () => call.now };
      const made = await digestAsked(tools, { role, week: textOption(call, "week") ?? null });
      if (typeof made === "string") throw new UnusableCall(made);
      if (call.options.json) call.out(JSON.stringify(made, null, 2));
      else call.out(call.options.md ? reportMarkdown(digestDocument(made)) : reportHtml(digestDocument(made)));
      return 0;
    } finally {
      store.close();
    }
  },
};

import { type Command, integerOption, requiredOption, textOption, UnusableCall } from "../command.ts";

export const contractCloseOut: Command = {
  name: "contract close-out",
  operands: "",
  about: "Print what a contract was bought for and came to, as HTML, Markdown or JSON.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "version", value: "N", about: "A stored version, 0 for how it stands now; the newest when left out." },
    { name: "md", about: "Print Markdown." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay contract close-out --contract 'General helpfulness, autumn' > close-out.html",
  async run(call) {
    const name = requiredOption(call, "contract");
    const version = textOption(call, "version") === undefined ? null : integerOption(call, "version");
    const { contractNamed, openStore } = await import("../store.ts");
    const { lazyViews } = await import("#app/http/view-cache.server.ts");
    const { closeOutDocument } = await import("#app/reports/close-out/close-out.server.ts");
    const { closeOutPage } = await import("#app/reports/close-out/close-out-page.server.ts");
    const { reportMarkdown } = await import("#app/reports/markdown.ts");
    const { reportHtml } = await import("#app/review/vendor-report/html.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, name);
      const tools = { db: store.db, views: lazyViews(store.db), now: () => call.now };
      const page = await closeOutPage(tools, contract.id, version);
      if (!page) throw new UnusableCall(`No close-out version ${version} is stored.`);
      const document = closeOutDocument(page.report);
      if (call.options.json) call.out(JSON.stringify({ stored: page.shown, report: page.report }, null, 2));
      else call.out(call.options.md ? reportMarkdown(document) : reportHtml(document));
      return 0;
    } finally {
      store.close();
    }
  },
};

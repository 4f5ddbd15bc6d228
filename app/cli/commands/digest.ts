import { type Call, type Command, type ExitCode, requiredOption, textOption, UnusableCall } from "../command.ts";

export const digestCommand: Command = {
  name: "digest",
  operands: "",
  about: "Print the weekly digest for a role, as HTML, Markdown or JSON; or mail those that are due.",
  options: [
    { name: "role", value: "WORD", about: "One of lead, ops, researcher; needed unless with --send." },
    { name: "week", value: "DAY", about: "A day of the week meant, YYYY-MM-DD; the present week when left out." },
    {
      name: "send",
      about: "Send each person the digest that is due, as the server does by itself, and print nothing else.",
    },
    { name: "md", about: "Print Markdown." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay digest --role ops --week 2026-11-23 > digest.html",
  async run(call) {
    if (call.options.send) return sendDigests(call);
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

/** 1 when a mail was given up, or may or may not have arrived. */
async function sendDigests(call: Call): Promise<ExitCode> {
  if (call.settings.smtp === null) throw new UnusableCall("There is no mail server.", "Set ASSAY_SMTP_URL.");
  const { openStore } = await import("../store.ts");
  const { lazyViews } = await import("#app/http/view-cache.server.ts");
  const { makeDigests, sendMails } = await import("#app/mail/send.server.ts");
  const store = await openStore(call.settings.dataFolder);
  try {
    const { db } = store;
    const tools = { db, views: lazyViews(db), settings: call.settings, now: Date.now, random: Math.random };
    const made = await makeDigests(tools);
    const all = { made, taken: 0, putOff: 0, lost: 0 };
    for (let done = 1; done > 0; ) {
      const { taken, putOff, lost } = await sendMails(tools);
      Object.assign(all, { taken: all.taken + taken, putOff: all.putOff + putOff, lost: all.lost + lost });
      done = taken + lost;
    }
    const { taken, putOff, lost } = all;
    if (call.options.json) call.out(JSON.stringify(all, null, 2));
    else call.say(`${made} due, ${taken} sent, ${putOff} put off, ${lost} given up or unsure.`);
    return lost > 0 ? 1 : 0;
  } finally {
    store.close();
  }
}

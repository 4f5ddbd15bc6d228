import { type Command, integerOption, textOption, UnusableCall } from "../command.ts";

const MOST = 10_000;

export const auditList: Command = {
  name: "audit list",
  operands: "",
  about: "List events of the audit log, newest first: who did what, when, from where, and what it was before.",
  options: [
    { name: "who", value: "NAME", about: "Done by." },
    { name: "what", value: "WORD", about: "added, changed, removed, signed in, exported, refused and the like." },
    { name: "thing", value: "TABLE/KEY", about: "About: a table, or a table and a key: batches, batches/ID." },
    { name: "text", value: "TEXT", about: "Anywhere in the event." },
    { name: "since", value: "DAY", about: "Not before this day, UTC: 2026-11-26." },
    { name: "until", value: "DAY", about: "Not after this day, UTC." },
    { name: "limit", value: "N", about: "At most so many; 50 when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay audit list --who 'Ada Example' --thing decisions",
  async run(call) {
    const limit = call.options.limit === undefined ? 50 : integerOption(call, "limit");
    if (limit < 1 || limit > MOST) throw new UnusableCall(`--limit is from 1 to ${MOST}.`);
    const { auditFilterOf } = await import("#app/people/audit-filter.server.ts");
    const asked = auditFilterOf((name) => textOption(call, name) ?? "");
    if (asked.fault) throw new UnusableCall(asked.fault);
    const { openStore } = await import("../store.ts");
    const { listEvents } = await import("#db/audit-log.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const events = await listEvents(store.db, asked.filter, limit);
      if (call.options.json) call.out(JSON.stringify({ events }, null, 2));
      else if (events.length === 0) call.out("No such events.");
      else call.out(events.map(lineOf).join("\n"));
      return 0;
    } finally {
      store.close();
    }
  },
};

function lineOf({ seq, at, who, via, what, subject, reason }: import("#db/audit-log.server.ts").LoggedEvent): string {
  return `${seq}  ${new Date(at).toISOString()}  ${who} (${via})  ${what} ${subject}${reason && `  "${reason}"`}`;
}

import { FLAG_REASON_TEXT, FLAG_REASONS, FLAG_STATES, FLAG_SUBJECTS, FLAG_TREATMENTS } from "#app/domain/flag.ts";
import { type Call, type Command, integerOption, textOption, UnusableCall } from "../command.ts";

const WORDS = { state: FLAG_STATES, kind: FLAG_SUBJECTS, reason: FLAG_REASONS, treatment: FLAG_TREATMENTS };

export const flagList: Command = {
  name: "flag list",
  operands: "",
  about: "List flags, newest first; of one week, with what they touch, each judgment counted once.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title; with --week." },
    { name: "week", value: "N", about: "Only the flags of this week." },
    ...Object.entries(WORDS).map(([name, words]) => ({ name, value: "WORD", about: `One of ${words.join(", ")}.` })),
    { name: "author", value: "NAME", about: "Raised by." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay flag list --contract 'General helpfulness, autumn' --week 6 --state open",
  async run(call) {
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { flagsPage } = await import("#app/review/flags-page.server.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const params = filterOf(call);
    const contractName = textOption(call, "contract");
    const isWeek = textOption(call, "week") !== undefined;
    if ((contractName === undefined) === isWeek) throw new UnusableCall("--contract and --week go together.");
    const store = await openStore(call.settings.dataFolder);
    try {
      if (contractName !== undefined) {
        const contract = await contractNamed(store.db, contractName);
        params.set("batch", (await batchNamed(store.db, contract, integerOption(call, "week"))).id);
      }
      const tools = { db: store.db, views: viewCache(store.db), now: () => call.now };
      const { rows, ofBatch } = await flagsPage(tools, params, Number.POSITIVE_INFINITY);
      const author = textOption(call, "author");
      const asked = rows.filter((row) => author === undefined || row.author === author);
      const flags = asked.map((row) => ({
        flag: row.id,
        contract: row.contract,
        week: row.week,
        about: row.about,
        state: row.state,
        reason: row.reason,
        treatment: row.treatment,
        weight: row.weight,
        note: row.note,
        author: row.author,
        ruling: row.ruling && { by: row.ruling.by, why: row.ruling.why },
        touches: ofBatch?.numbers?.flags[row.id] ?? null,
      }));
      const together = ofBatch?.numbers?.whole ?? null;
      if (call.options.json) call.out(JSON.stringify({ flags, together }, null, 2));
      else if (flags.length === 0) call.out("No flags of this kind.");
      else
        call.out(
          flags
            .map(
              (one) =>
                `${one.flag}  ${one.state}  week ${one.week}  ${one.about}: ${FLAG_REASON_TEXT[one.reason]}, ${one.treatment}`,
            )
            .join("\n"),
        );
      if (together && !call.options.json)
        call.say(`Open and upheld ones touch ${together.judgments} judgments on ${together.items} records together.`);
      return 0;
    } finally {
      store.close();
    }
  },
};

/** A word that is none of the list is refused: a mistyped filter must not look like an answer. */
function filterOf(call: Call): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, words] of Object.entries(WORDS)) {
    const word = textOption(call, name);
    if (word === undefined) continue;
    if (!(words as readonly string[]).includes(word))
      throw new UnusableCall(`--${name} is one of ${words.join(", ")}.`);
    params.set(name, word);
  }
  return params;
}

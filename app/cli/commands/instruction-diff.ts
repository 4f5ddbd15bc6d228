import { type Command, requiredOption, textOption, UnusableCall } from "../command.ts";

export const instructionDiff: Command = {
  name: "instruction diff",
  operands: "",
  about: "Show what a version of the instructions says differently from the one before, word by word.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "version", value: "NAME", about: "The later version.", required: true },
    { name: "against", value: "NAME", about: "The other version; the one before when left out." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay instruction diff --contract 'General helpfulness, autumn' --version 1.2",
  async run(call) {
    const version = requiredOption(call, "version");
    const { contractNamed, openStore } = await import("../store.ts");
    const { instructionPage } = await import("#app/schedule/instructions-page.server.ts");
    const { diffWordsWithSpace } = await import("diff");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const page = await instructionPage(store.db, contract.id, version, textOption(call, "against") ?? null);
      if (!page || page.body === null)
        throw new UnusableCall(
          `Version ${version} has no document.`,
          "`assay instruction list` shows those that have.",
        );
      const { other, body, others } = page;
      if (!other)
        throw new UnusableCall(
          "There is no version to compare with.",
          others.length > 0 ? `Others: ${others.join(", ")}.` : "It is the only document.",
        );
      const changes = diffWordsWithSpace(other.body, body, { maxEditLength: MOST_EDITS }) ?? null;
      const parts = changes?.map(({ added, removed, value }) => ({
        change: added ? "added" : removed ? "removed" : "same",
        text: value,
      }));
      if (call.options.json)
        call.out(JSON.stringify({ version, against: other.version, parts: parts ?? null }, null, 2));
      else
        call.out(
          parts?.map(({ change, text }) => MARKS[change]?.(text) ?? text).join("") ??
            "The texts have too little in common to compare word by word.",
        );
      return 0;
    } finally {
      store.close();
    }
  },
};

/** Beyond this many edits two texts have little in common. */
const MOST_EDITS = 2_000;

const MARKS: Record<string, (text: string) => string> = {
  added: (text) => `{+${text}+}`,
  removed: (text) => `[-${text}-]`,
};

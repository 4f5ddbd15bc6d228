import { countOf } from "#app/domain/figure.ts";
import { FLAG_REASONS, FLAG_SUBJECTS, FLAG_TREATMENTS, type FlagSubject } from "#app/domain/flag.ts";
import { type Call, type Command, integerOption, requiredOption, textOption, UnusableCall } from "../command.ts";

export const flagCreate: Command = {
  name: "flag create",
  operands: "",
  about: "Put doubts on record: about annotators, slices, records or a whole week.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "The week it is about.", required: true },
    { name: "annotator", value: "NAME", about: "Flag this annotator; may be repeated.", multiple: true },
    {
      name: "slice",
      value: "PARAMS",
      about: "Flag a slice, as in the address of the records list: 'domain=code&gold=yes'; may be repeated.",
      multiple: true,
    },
    { name: "record", value: "ID", about: "Flag the record with this id; may be repeated.", multiple: true },
    { name: "reason", value: "WORD", about: `One of ${FLAG_REASONS.join(", ")}.`, required: true },
    { name: "treatment", value: "WORD", about: `One of ${FLAG_TREATMENTS.join(", ")}.`, required: true },
    { name: "weight", value: "NUMBER", about: "With downweight: from 0 to under 1." },
    { name: "note", value: "TEXT", about: "What was seen." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example:
    "assay flag create --contract 'General helpfulness, autumn' --week 6 --annotator w-17 --reason careless --treatment drop",
  async run(call) {
    const week = integerOption(call, "week");
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { raiseFlags } = await import("#app/review/raise-flag.server.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, requiredOption(call, "contract"));
      const batch = await batchNamed(store.db, contract, week);
      const { kind, subjects } = await subjectsOf(call, store.db, batch.id);
      const form = new URLSearchParams([
        ["batch", batch.id],
        ["subjectKind", kind],
        ...subjects.map((subject) => ["subject", subject]),
        ["author", call.settings.user],
        ...["reason", "treatment", "weight", "note"].flatMap((name) => {
          const text = textOption(call, name);
          return text === undefined ? [] : [[name, text]];
        }),
      ]);
      const tools = { db: store.db, views: viewCache(store.db), now: () => call.now };
      const result = await raiseFlags(tools, form);
      if (!result.ok) throw new UnusableCall(Object.values(result.errors).join(" "), "See `assay help flag create`.");
      if (call.options.json) call.out(JSON.stringify({ flags: result.ids }, null, 2));
      else call.out(`${countOf(result.ids.length, "flag")} raised: ${result.ids.join(", ")}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};

type Db = Parameters<typeof import("#db/deliveries.server.ts").activeDeliveries>[0];

/** What the call names; nothing named is the whole week. */
async function subjectsOf(call: Call, db: Db, batchId: string): Promise<{ kind: FlagSubject; subjects: string[] }> {
  const given = FLAG_SUBJECTS.filter((kind) => many(call, kind).length > 0);
  const [kind = "batch", another] = given;
  if (another) throw new UnusableCall("Name annotators, slices or records, not several of them at once.");
  const words = many(call, kind);
  if (kind === "annotator")
    return { kind, subjects: words.map((name) => new URLSearchParams({ annotator: name }).toString()) };
  if (kind === "record") return { kind, subjects: await recordSubjects(db, batchId, words) };
  return { kind, subjects: words };
}

async function recordSubjects(db: Db, batchId: string, ids: readonly string[]): Promise<string[]> {
  const { activeDeliveries } = await import("#db/deliveries.server.ts");
  const { itemsAt, placesOfId } = await import("#db/records.server.ts");
  const deliveries = (await activeDeliveries(db, batchId)).map(({ id }) => id);
  const subjects: string[] = [];
  for (const id of ids) {
    const like = await itemsAt(db, await placesOfId(db, deliveries, id));
    const item = like.find(({ externalId }) => externalId === id);
    if (!item) throw new UnusableCall(`The week has no record "${id.slice(0, 80)}".`);
    subjects.push(new URLSearchParams({ delivery: `${item.deliveryId}`, n: `${item.n}`, id }).toString());
  }
  return subjects;
}

function many(call: Call, name: string): string[] {
  const value = call.options[name];
  return Array.isArray(value) ? value : [];
}

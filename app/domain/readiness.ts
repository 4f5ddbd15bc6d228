/** What has to be in place before data is collected: rows that cannot be used when they come go stale. */
import { z } from "zod";
import { nameText, proseText } from "./said.ts";

interface Item {
  title: string;
  /** One sentence: when it is ready. */
  about: string;
}

export const READINESS = {
  training_infrastructure: {
    title: "Training infrastructure",
    about: "A run on preference data of this kind has been done from end to end.",
  },
  evaluations: { title: "Evaluations", about: "The evaluations that are to improve run, with a figure to start from." },
  plan_for_use: { title: "Plan for use", about: "Which decisions follow from the first batches, and who takes them." },
  endpoints: { title: "Endpoints", about: "The models that annotators talk to answer, are watched and have an owner." },
  instructions_agreed: { title: "Instructions agreed", about: "Both sides have signed off the same version." },
  gold_set: { title: "Gold set", about: "Items with agreed answers are there, enough for every batch." },
  export_tried: {
    title: "Export tried on a sample",
    about: "Real rows in the delivered format have been turned into training files. Assay can prove it.",
  },
} satisfies Record<string, Item>;

export type ReadinessItem = keyof typeof READINESS;
export const READINESS_ITEMS = Object.keys(READINESS) as [ReadinessItem, ...ReadinessItem[]];

export const READINESS_STATES = ["open", "ready", "not_needed"] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

const NO_EVIDENCE = "Say what shows it, or give a link.";

/** One entry of the list, as the form sends it. */
export const readinessSchema = z
  .object({
    item: z.enum(READINESS_ITEMS, { error: "There is no such item." }),
    state: z.enum(READINESS_STATES, { error: "Choose a state." }),
    owner: nameText("Name who sees to it."),
    evidence: z.preprocess((text) => text ?? "", proseText(5000, "At most 5,000 characters.")),
    link: z.preprocess(
      (text) => text ?? "",
      z
        .string()
        .trim()
        .max(2000, "A link has at most 2,000 characters.")
        .refine((link) => link === "" || /^https?:\/\/[^\s]+$/i.test(link), "A link begins with https:// or http://."),
    ),
    by: nameText("Sign with your name."),
  })
  .refine(({ state, evidence, link }) => state === "open" || evidence !== "" || link !== "", {
    path: ["evidence"],
    error: NO_EVIDENCE,
  });

export type NewReadiness = z.infer<typeof readinessSchema>;

/** Titles of what is neither ready nor not needed. */
export function redItems(states: ReadonlyMap<ReadinessItem, ReadinessState>): string[] {
  return READINESS_ITEMS.filter((item) => (states.get(item) ?? "open") === "open").map((item) => READINESS[item].title);
}

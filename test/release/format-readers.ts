/**
 * A reader of each trainer format, written from what its trainers document and not from our writers. Strict: a key that a
 * format does not know is refused, besides those that carry the weight.
 */
import { z } from "zod";
import type { Message } from "#app/domain/record.ts";

/** What a row says, whatever its format: a preference, or one response and whether it is desirable. */
export type ReadRow =
  | {
      kind: "pair";
      prompt: Message[];
      chosen: Message[];
      rejected: Message[];
      margin?: number;
      weight?: number;
      id?: string;
    }
  | { kind: "single"; prompt: Message[]; completion: Message[]; label: boolean; weight?: number; id?: string }
  | { kind: "steps"; prompt: string; completions: string[]; labels: boolean[]; weight?: number };

const message = z.strictObject({ role: z.enum(["system", "user", "assistant", "tool"]), content: z.string() });
const messages = z.array(message).min(1);
const text = z.union([z.string(), messages]);
const carried = { weight: z.number().min(0).optional(), id: z.string().optional(), label_prob: z.number().optional() };
const margin = z.number().gt(0).max(3);

const asked = (prompt: string | Message[]): Message[] =>
  typeof prompt === "string" ? [{ role: "user", content: prompt }] : prompt;
const answered = (answer: string | Message[]): Message[] =>
  typeof answer === "string" ? [{ role: "assistant", content: answer }] : answer;

/** TRL finds an implicit prompt as what both conversations begin with, and leaves at least the last message of each. */
function implicitPrompt(chosen: Message[], rejected: Message[]) {
  let shared = 0;
  const most = Math.min(chosen.length, rejected.length) - 1;
  while (shared < most && JSON.stringify(chosen[shared]) === JSON.stringify(rejected[shared])) shared += 1;
  return { prompt: chosen.slice(0, shared), chosen: chosen.slice(shared), rejected: rejected.slice(shared) };
}

const trlPreference = z.strictObject({ prompt: text, chosen: text, rejected: text, margin, ...carried });
const trlImplicit = z.strictObject({ chosen: messages, rejected: messages, ...carried });
const trlReward = z.strictObject({ chosen: messages, rejected: messages, margin, ...carried });
const trlUnpaired = z.strictObject({ prompt: text, completion: text, label: z.boolean(), ...carried });
const trlStepwise = z
  .strictObject({
    prompt: z.string(),
    completions: z.array(z.string()).min(1),
    labels: z.array(z.boolean()),
    ...carried,
  })
  .refine(({ completions, labels }) => completions.length === labels.length);
const openrlhf = z.strictObject({ prompt: messages, chosen: messages, rejected: messages, margin, ...carried });
const completion = z.strictObject({ rank: z.int(), completion: messages });
const nemoRl = z.strictObject({ context: messages, completions: z.tuple([completion, completion]), ...carried });
const assistant = z.strictObject({ role: z.literal("assistant"), content: z.string() });
const axolotl = z.strictObject({ messages, chosen: assistant, rejected: assistant, ...carried });
const speaker = z.enum(["human", "gpt", "observation", "function_call", "system"]);
const turn = z.strictObject({ from: speaker, value: z.string() });
const gpt = z.strictObject({ from: z.literal("gpt"), value: z.string() });
const ranking = z.strictObject({ conversations: z.array(turn).min(1), chosen: gpt, rejected: gpt, ...carried });
const kto = z.strictObject({ messages: z.array(message).min(2), label: z.boolean(), ...carried });
/** Our own: what the README says a generic row holds. */
const generic = z.object({
  id: z.string(),
  prompt: text,
  responses: z.array(z.object({ text })),
  chosen: z.int(),
  rejected: z.int(),
  margin: z.number(),
  weight: z.number().optional(),
});

const ROLES = {
  human: "user",
  gpt: "assistant",
  observation: "tool",
  function_call: "assistant",
  system: "system",
} as const;
const said = ({ from, value }: z.infer<typeof turn>): Message => ({ role: ROLES[from], content: value });

/** By the id of the format. */
export const FORMAT_READERS: Record<string, (row: unknown) => ReadRow> = {
  "trl-preference": (row) => {
    const { prompt, chosen, rejected, ...more } = trlPreference.parse(row);
    return {
      kind: "pair",
      prompt: asked(prompt),
      chosen: answered(chosen),
      rejected: answered(rejected),
      ...present(more),
    };
  },
  "trl-implicit": (row) => {
    const { chosen, rejected, ...more } = trlImplicit.parse(row);
    return { kind: "pair", ...implicitPrompt(chosen, rejected), ...present(more) };
  },
  "trl-reward": (row) => {
    const { chosen, rejected, ...more } = trlReward.parse(row);
    return { kind: "pair", ...implicitPrompt(chosen, rejected), ...present(more) };
  },
  "trl-unpaired": (row) => {
    const { prompt, completion: answer, label, ...more } = trlUnpaired.parse(row);
    return { kind: "single", prompt: asked(prompt), completion: answered(answer), label, ...present(more) };
  },
  "trl-stepwise": (row) => {
    const { prompt, completions, labels, weight } = trlStepwise.parse(row);
    return { kind: "steps", prompt, completions, labels, ...present({ weight }) };
  },
  openrlhf: (row) => {
    const { prompt, chosen, rejected, ...more } = openrlhf.parse(row);
    return { kind: "pair", prompt, chosen, rejected, ...present(more) };
  },
  "nemo-rl": (row) => {
    const { context, completions, ...more } = nemoRl.parse(row);
    // The lower rank is the preferred one; two of one rank would be no preference.
    const [first, second] = completions;
    if (first.rank === second.rank) throw new Error("NeMo-RL cannot tell which completion is preferred.");
    const [chosen, rejected] = first.rank < second.rank ? [first, second] : [second, first];
    return {
      kind: "pair",
      prompt: context,
      chosen: chosen.completion,
      rejected: rejected.completion,
      ...present(more),
    };
  },
  "axolotl-chat-template": (row) => {
    const { messages: prompt, chosen, rejected, ...more } = axolotl.parse(row);
    return { kind: "pair", prompt, chosen: [chosen], rejected: [rejected], ...present(more) };
  },
  "llamafactory-ranking": (row) => {
    const { conversations, chosen, rejected, ...more } = ranking.parse(row);
    return {
      kind: "pair",
      prompt: conversations.map(said),
      chosen: [said(chosen)],
      rejected: [said(rejected)],
      ...present(more),
    };
  },
  "llamafactory-kto": (row) => {
    const { messages: all, label, ...more } = kto.parse(row);
    return { kind: "single", prompt: all.slice(0, -1), completion: all.slice(-1), label, ...present(more) };
  },
  generic: (row) => {
    const { id: _id, prompt, responses, chosen, rejected, ...more } = generic.parse(row);
    const answer = (n: number) => answered(responses[n]?.text ?? "");
    return {
      kind: "pair",
      prompt: asked(prompt),
      chosen: answer(chosen),
      rejected: answer(rejected),
      ...present(more),
    };
  },
};

function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** One comparison without its judgments: prompt, two responses in display order, what is truly better. */
import type { Message } from "#app/domain/record.ts";
import { type AnswerKind, answer } from "./answer.ts";
import type { Language } from "./draft.ts";
import { drawPair, type Side, trueGap } from "./pairing.ts";
import type { DeliveryPlan } from "./plan.ts";
import type { Prompts } from "./prompts.ts";
import type { Random } from "./random.ts";

export interface Content {
  prompt: string | Message[];
  promptChars: number;
  first: string;
  second: string;
  kinds: [AnswerKind, AnswerKind];
  /** Positive: the second shown is truly better. */
  gap: number;
  domain: string;
  language: Language;
  gold: boolean;
  /** Which of the two model variants (0 or 1) wrote the first shown response. */
  firstVariant: 0 | 1;
}

const SYSTEM_PROMPTS: Record<Language, string[]> = {
  en: [
    "You are a helpful assistant.",
    "You are a careful assistant. Answer in plain language.",
    "You help employees of a mid-sized company.",
  ],
  de: ["Du bist ein hilfsbereiter Assistent."],
  es: ["Eres un asistente útil."],
  fr: ["Tu es un assistant serviable."],
};

/** `random` must have been restarted for item `n`; the same n and seed give the same content. */
export function contentOf(
  prompts: Prompts,
  n: number,
  plan: Pick<DeliveryPlan, "gold" | "history">,
  random: Random,
): Content {
  const gold = random.chance(plan.gold);
  const draft = prompts.draft(n, random);
  const [better, other] = drawPair(gold, random);
  const a = response(better);
  if (draft.alternative && random.chance(0.7)) Object.assign(draft, draft.alternative);
  let b = response(other);
  for (let i = 0; b === a && i < 4; i += 1) b = response({ kind: other.kind, style: "chatty" });
  const swapped = random.chance(0.5);
  const betterVariant = random.chance(0.53) ? 1 : 0;
  const before: Message[] = [];
  if (random.chance(0.06)) before.push(message("system", random.one(SYSTEM_PROMPTS[draft.language])));
  if (random.chance(plan.history.share)) for (let i = 0; i < plan.history.exchanges; i += 1) before.push(...exchange());
  return {
    prompt: before.length === 0 ? draft.prompt : [...before, message("user", draft.prompt)],
    promptChars: before.reduce((sum, turn) => sum + turn.content.length, draft.prompt.length),
    first: swapped ? b : a,
    second: swapped ? a : b,
    kinds: swapped ? [other.kind, better.kind] : [better.kind, other.kind],
    gap: swapped ? trueGap(other, better) : trueGap(better, other),
    domain: prompts.familyOf(n).domain,
    language: draft.language,
    gold,
    firstVariant: swapped ? (betterVariant === 1 ? 0 : 1) : betterVariant,
  };

  function exchange(): Message[] {
    const earlier = prompts.stray(n, random);
    return [message("user", earlier.prompt), message("assistant", answer(earlier, "full", "prose", random))];
  }

  function response(side: Side): string {
    if (side.kind !== "off-topic") return answer(draft, side.kind, side.style, random);
    return answer(prompts.stray(n, random), "plain", side.style, random);
  }
}

function message(role: Message["role"], content: string): Message {
  return { role, content };
}

import type { Message } from "#app/domain/record.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { FieldError } from "../check/rules.ts";
import { languageTag } from "./language-tag.ts";
import type { MappedRow, Preset, UncheckedRecord } from "./preset.ts";

type Node = Record<string, unknown>;

const ROLES = new Map<unknown, Message["role"]>([
  ["prompter", "user"],
  ["assistant", "assistant"],
]);

/** Trees deeper than this are no conversations. */
const MAX_TURNS = 100;

export const oasst: Preset = {
  id: "oasst",
  version: 1,
  title: "Open Assistant trees",
  about:
    "Trees of messages: every prompt with two or more ranked replies becomes an item, its ranks (0 = best in the file) one ranking by consensus; replies without a rank are left out, and the display order is lost.",
  source: "https://github.com/LAION-AI/Open-Assistant, docs: data schemas (exports)",
  columns: ["message_tree_id", "prompt"],
  granularity: "row-per-item",
  orderKnown: false,
  recognises: (rows) => rows.length > 0 && rows.every((row) => rootOf(row) !== null),
  map(row) {
    const root = rootOf(row);
    if (!root)
      return fault("prompt", "required", "The row is neither a tree with a prompt nor a message with replies.");
    const found: UncheckedRecord[] = [];
    const wrong = gather(root, [], "prompt", found);
    if (wrong) return wrong;
    return { kind: "items", records: found };
  },
};

/** The tree export wraps the first message in `prompt`; the message export is that message. */
function rootOf(row: unknown): Node | null {
  if (!isPlainObject(row)) return null;
  const root = "message_tree_id" in row && "prompt" in row ? row.prompt : row;
  return isPlainObject(root) && "message_id" in root && "replies" in root ? root : null;
}

/** Depth first, so that items follow the conversations. */
function gather(node: Node, before: readonly Message[], field: string, found: UncheckedRecord[]): MappedRow | null {
  const role = ROLES.get(node.role);
  if (!role) return fault(`${field}.role`, "role", "Roles are prompter and assistant.");
  if (typeof node.text !== "string") return fault(`${field}.text`, "type", "Expected a string.");
  if (!Array.isArray(node.replies) || !node.replies.every(isPlainObject))
    return fault(`${field}.replies`, "type", "Expected a list of messages.");
  if (before.length >= MAX_TURNS) return fault(field, "message-list", `A conversation has at most ${MAX_TURNS} turns.`);
  const prompt: Message[] = [...before, { role, content: node.text }];
  const ranked = node.replies.filter(({ rank, deleted }) => typeof rank === "number" && deleted !== true);
  if (role === "user" && ranked.length >= 2) found.push(itemOf(node, prompt, ranked));
  for (const [i, reply] of node.replies.entries()) {
    const wrong = gather(reply, prompt, `${field}.replies[${i}]`, found);
    if (wrong) return wrong;
  }
  return null;
}

function itemOf(node: Node, prompt: Message[], ranked: readonly Node[]): UncheckedRecord {
  return {
    id: node.message_id,
    prompt,
    responses: ranked.map(({ text, model_name }) => ({
      text,
      model: typeof model_name === "string" ? model_name : undefined,
    })),
    judgments: [{ kind: "ranking", ranks: ranked.map(({ rank }) => Number(rank) + 1) }],
    language: languageTag(typeof node.lang === "string" ? node.lang : undefined),
    turn: Math.ceil(prompt.length / 2),
    order_known: false,
    meta: { review_count: node.review_count, synthetic: node.synthetic },
  };
}

function fault(field: string, rule: FieldError["rule"], hint: string): MappedRow {
  return { kind: "errors", errors: [{ field, rule, hint }] };
}

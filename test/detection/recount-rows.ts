/** The rows of a delivery straight from its JSON lines: strings and arrays, nothing of the product's way in. */
export interface Judged {
  annotator: string;
  /** 1 … 5; below 3 prefers the first. */
  value: number;
  seconds: number;
}

export interface Row {
  prompt: string;
  texts: [string, string];
  models: [string, string];
  judgments: Judged[];
  /** Agreed value; null = no gold item. */
  gold: number | null;
}

/** Good rows in order; the number of bad ones. For canonical five-point Likert pairs. */
export function readRows(lines: readonly string[]): { rows: Row[]; bad: number } {
  const rows = lines.flatMap((line) => readRow(line) ?? []);
  return { rows, bad: lines.length - rows.length };
}

function readRow(line: string): Row | null {
  let json: Record<string, unknown>;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const responses = json.responses as { text?: string; model: string }[];
  const judgments = json.judgments as Judged[];
  const [a, b] = responses;
  if (json.prompt === undefined || a?.text === undefined || b?.text === undefined) return null;
  if (judgments.some(({ value }) => value < 1 || value > 5)) return null;
  const gold = json.gold as { value: number } | undefined;
  return {
    prompt: promptText(json.prompt),
    texts: [a.text, b.text],
    models: [a.model, b.model],
    judgments,
    gold: gold?.value ?? null,
  };
}

function promptText(prompt: unknown): string {
  if (typeof prompt === "string") return normal(prompt);
  const turns = prompt as { role: string; content: string }[];
  if (turns.length === 1) return normal(turns[0]?.content ?? "");
  return turns.map(({ role, content }) => `${role}: ${normal(content)}`).join("\n\n");
}

function normal(text: string): string {
  return text.normalize("NFC").toLowerCase().split(/\s+/u).filter(Boolean).join(" ");
}

export function pairOf({ prompt, texts }: Row): string {
  return JSON.stringify([prompt, ...texts.map(normal).sort()]);
}

/** -1 first, 0 tie, 1 second. */
export function sideOf({ value }: Judged): number {
  return Math.sign(value - 3);
}

/** Faults of texts: near-copies, personal data, responses in another language. Each stands on every k-th line. */
import type { ItemRecord } from "#app/domain/record.ts";
import type { Fault, NearCopies, PersonalData, PlantedTruth, WrongLanguage } from "./faults.ts";
import { idOf } from "./ids.ts";
import type { DeliveryPlan } from "./plan.ts";
import { at } from "./random.ts";

const PERSONAL = [
  ["e-mail address", "You can reach me at kim.larsen83@larkfield-mail.eu."],
  ["payment card", "Charge it to 4111 1111 1111 1111."],
  ["bank account (IBAN)", "My account is DE89 3704 0044 0532 0130 00."],
  ["phone number", "Ring me on +44 20 7946 0958."],
  ["key or token", ["The key is gh", "p_16C7e42F292c6912E7710c838347Ae178B4a."].join("")],
] as const;

const GERMAN = [
  "Das ist eine gute Frage, aber die Antwort hängt davon ab, was Sie mit dem Ergebnis machen wollen und wie viel Zeit Sie haben.",
  "Zuerst sollten Sie sich einen Überblick verschaffen, dann die wichtigsten Punkte auf einer Seite sammeln und mit jemandem besprechen.",
  "Ich würde es so machen: Schreiben Sie alles auf, was noch offen ist, und fangen Sie mit dem an, was am längsten dauert.",
];

/** The 0-based line that line `i` nearly copies; null when it is its own. */
export function nearCopyOf({ faults }: DeliveryPlan, i: number): number | null {
  const fault = faults.find((one): one is NearCopies => one.kind === "near-copies");
  return fault && isPlanted(fault, i) ? i - 1 : null;
}

/** Changes the item's texts as the plan's faults say, and records it. */
export function plantTextFaults(plan: DeliveryPlan, i: number, item: ItemRecord, truth: PlantedTruth): void {
  const source = nearCopyOf(plan, i);
  if (source !== null) {
    for (const response of item.responses) response.text = edited(response.text as string);
    truth.nearCopies.push({ id: item.id, of: idOf(plan.prefix, source) });
  }
  const personal = plan.faults.find((one): one is PersonalData => one.kind === "personal-data");
  if (personal && isPlanted(personal, i)) {
    const [kind, sentence] = at(PERSONAL, truth.personalData.length % PERSONAL.length);
    append(item, sentence);
    truth.personalData.push({ id: item.id, what: kind });
  }
  const wrong = plan.faults.find((one): one is WrongLanguage => one.kind === "wrong-language");
  if (wrong && isPlanted(wrong, i) && item.language === "en") {
    const response = item.responses[truth.wrongLanguage.length % 2];
    if (response) response.text = at(GERMAN, truth.wrongLanguage.length % GERMAN.length);
    truth.wrongLanguage.push(item.id);
  }
}

function isPlanted({ share }: Extract<Fault, { share: number }>, i: number): boolean {
  const every = Math.max(2, Math.round(1 / share));
  return i % every === every - 1;
}

/** One word in thirty replaced, the last one at least: near the original, and no copy. */
function edited(text: string): string {
  const words = text.split(" ");
  return words.map((word, k) => (k % 30 === 29 || k === words.length - 1 ? "indeed" : word)).join(" ");
}

function append(item: ItemRecord, sentence: string): void {
  if (typeof item.prompt === "string") item.prompt = `${item.prompt} ${sentence}`;
  else
    item.prompt = item.prompt.map((m, k, all) =>
      k === all.length - 1 ? { ...m, content: `${m.content} ${sentence}` } : m,
    );
}

/** The tables of the README that derive from lists. `npm run docs` writes them; a test holds them. */
import { OPERATIONS } from "#app/api/operations/index.server.ts";
import { COMMANDS } from "#app/cli/commands/index.ts";
import { RULES } from "#app/ingest/check/rules.ts";
import { FORMATS } from "#app/ingest/formats/index.ts";
import { PRESETS } from "#app/ingest/presets/index.ts";
import { METRICS } from "#app/metrics/index.ts";
import { TRAINER_FORMATS } from "#app/release/formats/index.ts";
import { SETTINGS } from "#app/settings.server.ts";

type Table = { head: string[]; rows: string[][] };

const TABLES: Record<string, () => Table> = {
  commands: () => ({
    head: ["command", "what it does"],
    rows: COMMANDS.map((command) => [
      `\`assay ${[command.name, command.operands].filter(Boolean).join(" ")}\``,
      command.about,
    ]),
  }),
  api: () => ({ head: ["group", "operations"], rows: apiGroups() }),
  settings: () => ({
    head: ["setting", "what it is", "when not set"],
    rows: SETTINGS.map(({ name, about, fallback }) => [`\`${name}\``, about, `\`${fallback}\``]),
  }),
  formats: () => ({ head: ["format", "how it is read"], rows: FORMATS.map(({ title, about }) => [title, about]) }),
  presets: () => ({
    head: ["preset", "what it reads", "display order known"],
    rows: PRESETS.map(({ id, about, orderKnown }) => [`\`${id}\``, about, orderKnown ? "yes" : "no"]),
  }),
  rules: () => ({
    head: ["rule", "what it asks", ""],
    rows: RULES.map(({ id, about, severity }) => [`\`${id}\``, about, severity === "warning" ? "warning" : ""]),
  }),
  metrics: () => ({
    head: ["metric", "what it tells", "warn / fail", "minimum n", "gate"],
    rows: METRICS.map(({ id, about, lines, minimumN, gate }) => [
      `\`${id}\``,
      about,
      `${lines.warn} / ${lines.fail}`,
      String(minimumN),
      gate ? "yes" : "",
    ]),
  }),
  exports: () => ({
    head: ["format", "what it is", "weights"],
    rows: TRAINER_FORMATS.map(({ id, about, weightNote }) => [`\`${id}\``, about, weightNote]),
  }),
};

export function withTables(readme: string): string {
  return Object.entries(TABLES).reduce((text, [name, table]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`README.md has no place for the table "${name}": ${start} … ${end}`);
    return `${text.slice(0, from + start.length)}\n${markdown(table())}\n${text.slice(to)}`;
  }, readme);
}

function markdown({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** One row each of the hundreds of operations would be read by nobody; the page of the API has them in full. */
function apiGroups(): string[][] {
  const groups = new Map<string, string[]>();
  for (const { group, id } of Object.values(OPERATIONS)) groups.set(group, [...(groups.get(group) ?? []), `\`${id}\``]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b, "en")).map(([group, ids]) => [group, ids.join(", ")]);
}

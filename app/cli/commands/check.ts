import { basename } from "node:path";
import { type Call, type Command, textOption, UnusableCall } from "../command.ts";
import { compileInPlace } from "../engine.ts";
import { fileOperand } from "../file-operand.ts";
import { readJson } from "../json-file.ts";

export const check: Command = {
  name: "check",
  operands: "FILE",
  about: "Check and measure a file, with no database; nothing is stored.",
  options: [
    { name: "preset", value: "NAME", about: "Layout of the file; recognised from its columns when left out." },
    { name: "mapping", value: "FILE", about: "A column mapping as JSON, for tables of another layout." },
    { name: "policy", value: "FILE", about: "A contract's exported policy; the default policy when left out." },
    {
      name: "protect",
      value: "FILE",
      about: "An evaluation set to hold the prompts against; may be given several times.",
      multiple: true,
    },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay check delivery.jsonl --policy policy.json",
  async run(call) {
    compileInPlace();
    const file = fileOperand(call, "Name one file to check.", "assay check FILE");
    const { checkFile } = await import("#app/review/check-file.server.ts");
    const { DEFAULT_LIMITS } = await import("#app/ingest/formats/format.ts");
    const report = await checkFile(
      {
        file,
        fileName: basename(file),
        reader: await readerOption(call),
        limits: { ...DEFAULT_LIMITS, maxRowBytes: call.settings.maxRow },
        policy: await policyOption(call),
        protection: await protectOption(call),
        now: call.now,
      },
      { progress: () => {}, cancelled: () => false },
    );
    if (!report) throw new UnusableCall("Cancelled.");
    if (call.options.json) call.out(JSON.stringify(report, null, 2));
    else {
      const { printReport } = await import("../print-report.ts");
      call.out(printReport(report));
    }
    return report.metrics.some((metric) => metric.gate && metric.state === "fail") ? 1 : 0;
  },
};

/** --preset or --mapping; null leaves it to recognition. */
export async function readerOption(call: Call) {
  const preset = textOption(call, "preset");
  const mapping = textOption(call, "mapping");
  if (preset && mapping) throw new UnusableCall("Give --preset or --mapping, not both.");
  const { presetChoice, mappingChoice } = await import("#app/ingest/reader-choice.ts");
  if (preset) return presetChoice(preset);
  if (mapping) return mappingChoice(readJson(mapping));
  return null;
}

/** --protect, each file by its own name; null without any. */
async function protectOption(call: Call) {
  const files = call.options.protect;
  if (!Array.isArray(files) || files.length === 0) return null;
  const { protectionOfFiles } = await import("#app/ingest/contamination/protection.server.ts");
  return protectionOfFiles(files.map((path) => ({ path, name: basename(path) })));
}

async function policyOption(call: Call) {
  const { DEFAULT_POLICY } = await import("#app/review/default-policy.ts");
  const file = textOption(call, "policy");
  if (!file) return DEFAULT_POLICY;
  const { policySchema } = await import("#app/domain/policy.ts");
  const parsed = policySchema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnusableCall(`${file} is not a policy: ${issue?.path.join(".")}: ${issue?.message}`);
}

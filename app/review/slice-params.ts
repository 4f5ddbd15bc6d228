/** A slice as it stands in a URL or a form, one parameter per dimension. Names carry no meaning beyond this file. */
import { FEATURE_IDS } from "#app/metrics/bias/features.ts";
import { CONTAMINATION_RULE_IDS } from "#app/metrics/integrity/contamination-rules.ts";
import { MARKS } from "./marks.ts";
import { type Slice, sliceSchema } from "./slice.ts";

export const SLICE_PARAMS = [
  "annotator",
  "with",
  "met",
  "domain",
  "language",
  "model",
  "against",
  "answeredBy",
  "decidedBy",
  "shared",
  "sharedLabel",
  "pointsApart",
  "disagreeOver",
  "disagreeMax",
  "rankedBy",
  "ratedBy",
  "turnMin",
  "turnMax",
  "strengthMin",
  "strengthMax",
  "side",
  "gold",
  "agreed",
  "wrote",
  "refuses",
  "set",
  "leaks",
  "detected",
  "sureMin",
  "sureBelow",
  "longer",
  "differs",
  "prefers",
  "repeat",
  "day",
  "from",
  "until",
  "responseMin",
  "responseMax",
  "charsMin",
  "charsMax",
  "mark",
  "contamination",
  "cluster",
  "prompt",
  "copies",
  "promptMin",
  "promptMax",
  "ratioMin",
  "ratioMax",
  "record",
] as const;

/** What cannot be read is left out: a mistyped filter shows more, never an error. */
export function sliceOfParams(params: URLSearchParams, prefix = ""): Slice {
  const list = (name: string) => nonEmpty(params.getAll(prefix + name).filter((value) => value !== ""));
  const number = (name: string) => {
    const text = params.get(prefix + name)?.trim() ?? "";
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
  };
  const choice = <Value>(name: string, values: Record<string, Value>) => values[params.get(prefix + name) ?? ""];
  const known = <Value extends string>(name: string, values: readonly Value[]) =>
    params.getAll(prefix + name).flatMap((text) => values.find((one) => one === text) ?? []);
  const fields = {
    annotators: list("annotator"),
    sharedWith: list("with"),
    metBy: list("met"),
    domains: list("domain"),
    languages: list("language"),
    models: list("model"),
    against: list("against"),
    answeredBy: number("answeredBy"),
    decidedBy: number("decidedBy"),
    shared: params.get(`${prefix}shared`) || undefined,
    sharedLabel: params.get(`${prefix}sharedLabel`) || undefined,
    pointsApart: number("pointsApart"),
    disagreeOver: number("disagreeOver"),
    disagreeAtMost: number("disagreeMax"),
    rankedBy: number("rankedBy"),
    ratedBy: number("ratedBy"),
    turnAtLeast: number("turnMin"),
    turnAtMost: number("turnMax"),
    strengthAtLeast: number("strengthMin"),
    strengthAtMost: number("strengthMax"),
    side: params.get(`${prefix}side`) || undefined,
    gold: choice("gold", { yes: true, no: false }),
    agreed: choice("agreed", { first: "first", tie: "tie", second: "second" } as const),
    writtenBy: list("wrote"),
    refusedBy: list("refuses"),
    modelSet: list("set"),
    leaks: list("leaks"),
    detected: list("detected"),
    sureAtLeast: number("sureMin"),
    sureBelow: number("sureBelow"),
    longerWins: choice("longer", { wins: true, loses: false }),
    differs: nonEmpty(known("differs", FEATURE_IDS)),
    prefers: choice("prefers", { more: "more", less: "less" } as const),
    repeat: choice("repeat", { yes: true, no: false }),
    days: list("day"),
    madeFrom: params.get(`${prefix}from`) || undefined,
    madeBefore: params.get(`${prefix}until`) || undefined,
    responseAtLeast: number("responseMin"),
    responseAtMost: number("responseMax"),
    charsAtLeast: number("charsMin"),
    charsAtMost: number("charsMax"),
    marks: nonEmpty(known("mark", MARKS)),
    contamination: nonEmpty(known("contamination", CONTAMINATION_RULE_IDS)),
    cluster: number("cluster"),
    prompt: number("prompt"),
    copies: number("copies"),
    promptAtLeast: number("promptMin"),
    promptAtMost: number("promptMax"),
    ratioAtLeast: number("ratioMin"),
    ratioAtMost: number("ratioMax"),
    records: list("record"),
  };
  const readable = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && sliceSchema.safeParse({ [name]: value }).success,
  );
  return sliceSchema.parse(Object.fromEntries(readable));
}

/** The other way: `sliceOfParams(new URLSearchParams(paramsOfSlice(slice)))` is the slice again. */
export function paramsOfSlice(slice: Slice): [string, string][] {
  const many = (name: string, values: readonly string[] = []) => values.map((value): [string, string] => [name, value]);
  const one = (name: string, value: string | number | undefined): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]];
  return [
    ...many("annotator", slice.annotators),
    ...many("with", slice.sharedWith),
    ...many("met", slice.metBy),
    ...many("domain", slice.domains),
    ...many("language", slice.languages),
    ...many("model", slice.models),
    ...many("against", slice.against),
    ...one("answeredBy", slice.answeredBy),
    ...one("decidedBy", slice.decidedBy),
    ...one("shared", slice.shared),
    ...one("sharedLabel", slice.sharedLabel),
    ...one("pointsApart", slice.pointsApart),
    ...one("disagreeOver", slice.disagreeOver),
    ...one("disagreeMax", slice.disagreeAtMost),
    ...one("rankedBy", slice.rankedBy),
    ...one("ratedBy", slice.ratedBy),
    ...one("turnMin", slice.turnAtLeast),
    ...one("turnMax", slice.turnAtMost),
    ...one("strengthMin", slice.strengthAtLeast),
    ...one("strengthMax", slice.strengthAtMost),
    ...one("side", slice.side),
    ...one("gold", slice.gold === undefined ? undefined : slice.gold ? "yes" : "no"),
    ...one("agreed", slice.agreed),
    ...many("wrote", slice.writtenBy),
    ...many("refuses", slice.refusedBy),
    ...many("set", slice.modelSet),
    ...many("leaks", slice.leaks),
    ...many("detected", slice.detected),
    ...one("sureMin", slice.sureAtLeast),
    ...one("sureBelow", slice.sureBelow),
    ...many("mark", slice.marks),
    ...many("contamination", slice.contamination),
    ...one("cluster", slice.cluster),
    ...one("prompt", slice.prompt),
    ...one("copies", slice.copies),
    ...one("promptMin", slice.promptAtLeast),
    ...one("promptMax", slice.promptAtMost),
    ...one("ratioMin", slice.ratioAtLeast),
    ...one("ratioMax", slice.ratioAtMost),
    ...many("record", slice.records),
    ...one("longer", slice.longerWins === undefined ? undefined : slice.longerWins ? "wins" : "loses"),
    ...many("differs", slice.differs),
    ...one("prefers", slice.prefers),
    ...one("repeat", slice.repeat === undefined ? undefined : slice.repeat ? "yes" : "no"),
    ...many("day", slice.days),
    ...one("from", slice.madeFrom),
    ...one("until", slice.madeBefore),
    ...one("responseMin", slice.responseAtLeast),
    ...one("responseMax", slice.responseAtMost),
    ...one("charsMin", slice.charsAtLeast),
    ...one("charsMax", slice.charsAtMost),
  ];
}

/** What only a link asks for: the form of records has no field for these, and keeps them. */
const WITHOUT_FIELD: ReadonlySet<string> = new Set([
  "with",
  "met",
  "answeredBy",
  "decidedBy",
  "shared",
  "sharedLabel",
  "pointsApart",
  "disagreeOver",
  "disagreeMax",
  "rankedBy",
  "ratedBy",
  "wrote",
  "refuses",
  "set",
  "leaks",
  "detected",
  "sureMin",
  "sureBelow",
  "responseMin",
  "responseMax",
  "prompt",
  "from",
  "until",
  "record",
]);

export function paramsWithoutField(slice: Slice): [string, string][] {
  return paramsOfSlice(slice).filter(([name]) => WITHOUT_FIELD.has(name));
}

function nonEmpty<Value>(list: Value[]): Value[] | undefined {
  return list.length > 0 ? list : undefined;
}

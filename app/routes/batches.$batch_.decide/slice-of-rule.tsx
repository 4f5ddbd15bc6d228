import { SelectField } from "#app/components/select-field.tsx";
import type { DecidePage } from "#app/review/decide-page.server.ts";
import { MARK_TEXT, MARKS } from "#app/review/marks.ts";

export interface SliceOfRuleProps {
  /** Before each field's name, such as "add.slice.". */
  prefix: string;
  page: DecidePage;
  values: URLSearchParams;
}

/** To which judgments a rule applies; nothing chosen means all. */
export function SliceOfRule({ prefix, page: { names }, values }: SliceOfRuleProps) {
  const select = (label: string, name: string, choices: readonly { value: string; label: string }[]) =>
    choices.length > 0 && (
      <SelectField
        label={label}
        name={prefix + name}
        optional
        defaultValue={values.get(prefix + name) ?? ""}
        choices={[ANY, ...choices]}
      />
    );
  return (
    <fieldset className="field">
      <legend>To which judgments</legend>
      <div className="form-row">
        {select("Annotator", "annotator", listed(names.annotators))}
        {select("Domain", "domain", listed(names.domains))}
        {select("Language", "language", listed(names.languages))}
        {select("Model", "model", listed(names.models))}
        {select("Longer response", "longer", LONGER)}
        {select("Preferred", "side", SIDES)}
        {select("Gold", "gold", GOLD)}
        {select("Marked", "mark", MARK_CHOICES)}
      </div>
    </fieldset>
  );
}

const ANY = { value: "", label: "any" };
const LONGER = [
  { value: "wins", label: "wins" },
  { value: "loses", label: "loses" },
];
const SIDES = [
  { value: "first", label: "first shown" },
  { value: "second", label: "later shown" },
  { value: "tie", label: "tie" },
  { value: "both_bad", label: "both bad" },
  { value: "both_good", label: "both good" },
  { value: "skip", label: "skipped" },
];
const GOLD = [
  { value: "yes", label: "gold items" },
  { value: "no", label: "other items" },
];
const MARK_CHOICES = MARKS.map((mark) => ({ value: mark, label: MARK_TEXT[mark].title }));

function listed(names: readonly string[]) {
  return [...names].sort().map((name) => ({ value: name, label: name }));
}

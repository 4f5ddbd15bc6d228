import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { FEATURES } from "#app/metrics/bias/features.ts";
import { CONTAMINATION_RULES } from "#app/metrics/integrity/contamination-rules.ts";
import { MARK_TEXT, MARKS } from "#app/review/marks.ts";
import type { RecordFilter } from "#app/review/record-filter.ts";

interface RecordFilterFormProps {
  /** The filter as a phrase. */
  described: string;
  filter: RecordFilter;
  /** What the filter asks and the form has no field for, as parameters. */
  kept: readonly (readonly [string, string])[];
  names: BatchView["names"];
  base: string;
}

/** The dimensions of a slice; the state of the form is the address of the page. */
export function RecordFilterForm({ described, filter, kept, names, base }: RecordFilterFormProps) {
  const { slice, text, beside } = filter;
  const isOpen = Object.keys(slice).length > 0 || Object.keys(beside).length > 0;
  return (
    <Form method="get" action={base} className="form wide" key={JSON.stringify(filter)}>
      <div className="form-row filter-row">
        <TextField
          label="Record id contains"
          name="q"
          type="search"
          defaultValue={text}
          optional
          data-shortcut="search"
        />
        <NameSelect label="Annotator" name="annotator" names={names.annotators} chosen={slice.annotators} />
        <NameSelect label="Domain" name="domain" names={names.domains} chosen={slice.domains} />
        <NameSelect label="Model" name="model" names={names.models} chosen={slice.models} />
        {slice.against && <NameSelect label="Against" name="against" names={names.models} chosen={slice.against} />}
      </div>
      <details open={isOpen}>
        <summary>More: marks, day, language, turn, strength, side, gold, length</summary>
        <div className="form-row filter-row">
          <Choice
            label="Marked"
            name="mark"
            chosen={slice.marks}
            choices={MARKS.map((mark) => ({ value: mark, label: MARK_TEXT[mark].title }))}
          />
          <Choice
            label="Contamination rule"
            name="contamination"
            chosen={slice.contamination}
            choices={CONTAMINATION_RULES.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <NumberField label="Near-duplicate cluster" name="cluster" value={slice.cluster} />
          <NumberField label="Copies of the item" name="copies" value={slice.copies} />
          <TextField label="Day (UTC)" name="day" type="date" defaultValue={slice.days?.[0] ?? ""} optional />
          <Choice label="Preferred" name="side" chosen={slice.side} choices={SIDES} />
          <NumberField label="Strength at least" name="strengthMin" value={slice.strengthAtLeast} />
          <NumberField label="Strength at most" name="strengthMax" value={slice.strengthAtMost} />
          <Choice label="Gold" name="gold" chosen={yesNo(slice.gold, "yes", "no")} choices={GOLD} />
          <Choice label="Gold answer" name="agreed" chosen={slice.agreed} choices={AGREED} />
          <Choice label="Asked again" name="repeat" chosen={yesNo(slice.repeat, "yes", "no")} choices={REPEAT} />
          <Choice label="One response" name="differs" chosen={slice.differs} choices={DIFFERENCES} />
          <Choice label="That response" name="prefers" chosen={slice.prefers} choices={PREFERS} />
          <Choice
            label="Longer response"
            name="longer"
            chosen={yesNo(slice.longerWins, "wins", "loses")}
            choices={LONGER}
          />
          <NumberField label="Length ratio at least" name="ratioMin" value={slice.ratioAtLeast} />
          <NumberField label="Length ratio at most" name="ratioMax" value={slice.ratioAtMost} />
          <NumberField label="Mean characters at least" name="charsMin" value={slice.charsAtLeast} />
          <NumberField label="Mean characters at most" name="charsMax" value={slice.charsAtMost} />
          <NumberField label="Prompt characters at least" name="promptMin" value={slice.promptAtLeast} />
          <NumberField label="Prompt characters at most" name="promptMax" value={slice.promptAtMost} />
          <NumberField label="Turn at least" name="turnMin" value={slice.turnAtLeast} />
          <NumberField label="Turn at most" name="turnMax" value={slice.turnAtMost} />
          <NameSelect label="Language" name="language" names={names.languages} chosen={slice.languages} />
        </div>
      </details>
      {kept.map((param) => (
        <input key={kept.indexOf(param)} type="hidden" name={param[0]} value={param[1]} />
      ))}
      {filter.sort !== "delivered" && (
        <input type="hidden" name="sort" value={`${filter.descending ? "-" : ""}${filter.sort}`} />
      )}
      <FormActions note={isOpen ? `Shown: records with ${described}.` : undefined}>
        <Button look="quiet">Filter</Button>
        {(isOpen || text !== "") && (
          <LinkButton look="quiet" href={base}>
            Show all
          </LinkButton>
        )}
      </FormActions>
    </Form>
  );
}

function NameSelect(props: { label: string; name: string; names: readonly string[]; chosen?: readonly string[] }) {
  const { label, name, names, chosen } = props;
  return names.length === 0 ? null : <Choice label={label} name={name} chosen={chosen} choices={sorted(names)} />;
}

/** One by the form; several stand in the address, and then each stays in it. */
function Choice(props: {
  label: string;
  name: string;
  chosen?: string | readonly string[];
  choices: readonly { value: string; label: string }[];
}) {
  const { label, name, choices } = props;
  const chosen = [props.chosen ?? []].flat();
  if (chosen.length <= 1)
    return (
      <SelectField label={label} name={name} optional defaultValue={chosen[0] ?? ""} choices={[ANY, ...choices]} />
    );
  return (
    <SelectField
      label={label}
      name={name}
      optional
      multiple
      size={Math.min(6, choices.length)}
      defaultValue={chosen}
      choices={choices}
    />
  );
}

function NumberField({ label, name, value }: { label: string; name: string; value?: number }) {
  return <TextField label={label} name={name} optional inputMode="decimal" defaultValue={value ?? ""} />;
}

const ANY = { value: "", label: "any" };
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
const AGREED = [
  { value: "first", label: "first response" },
  { value: "tie", label: "tie" },
  { value: "second", label: "second response" },
];
const DIFFERENCES = FEATURES.map(({ id, phrase }) => ({ value: id, label: phrase }));
const PREFERS = [
  { value: "more", label: "is preferred" },
  { value: "less", label: "is not preferred" },
];
const REPEAT = [
  { value: "no", label: "first answers" },
  { value: "yes", label: "later answers" },
];
const LONGER = [
  { value: "wins", label: "wins" },
  { value: "loses", label: "loses" },
];

function sorted(names: readonly string[]) {
  return [...names].sort().map((name) => ({ value: name, label: name }));
}

function yesNo(value: boolean | undefined, yes: string, no: string): string | undefined {
  return value === undefined ? undefined : value ? yes : no;
}

import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { DecidePage } from "#app/review/decide-page.server.ts";

interface WhatIfFieldsProps {
  page: DecidePage;
  values: URLSearchParams;
  errors: Record<string, string>;
}

/** What to leave out or weigh: annotators, one slice, the whole batch. */
export function WhatIfFields({ page, values, errors }: WhatIfFieldsProps) {
  const chosen = values.getAll("exclude");
  const isFirst = ({ name, apart }: DecidePage["annotators"][number]) => apart !== null || chosen.includes(name);
  const first = page.annotators.filter(isFirst);
  const others = page.annotators.filter((one) => !isFirst(one));
  return (
    <Section title="What if" sub="Leave out or weigh part of the batch, and see what is left before you sign.">
      <div className="form wide">
        {first.length > 0 && (
          <ChoiceField
            label="Leave out annotators"
            name="exclude"
            type="checkbox"
            chosen={chosen}
            choices={first.map(choiceOf)}
            error={errors.exclude}
          />
        )}
        {others.length > 0 && (
          <details>
            <summary>
              {first.length > 0 ? `The other ${others.length} annotators` : `Leave out annotators (${others.length})`}
            </summary>
            <ChoiceField
              label="Leave out"
              name="exclude"
              type="checkbox"
              chosen={chosen}
              choices={others.map(choiceOf)}
            />
          </details>
        )}
        <SliceFields page={page} values={values} errors={errors} />
        <TextField
          label="Weight of the whole batch"
          name="batchWeight"
          inputMode="decimal"
          optional
          defaultValue={values.get("batchWeight") ?? ""}
          error={errors.batchWeight}
          help="1 when left empty. Where several weights meet, the lowest holds."
          affix="×"
        />
        <div>
          <Button look="quiet" formMethod="get" formNoValidate>
            Preview
          </Button>
        </div>
      </div>
    </Section>
  );
}

function choiceOf({ name, judgments, apart }: DecidePage["annotators"][number]) {
  return { value: name, label: `${name} · ${groupDigits(judgments)} judgments`, help: apart ?? undefined };
}

function SliceFields({ page, values, errors }: WhatIfFieldsProps) {
  const { names } = page;
  const isOpen = (values.get("sliceAction") ?? "") !== "" || errors.slice !== undefined;
  const select = (label: string, name: string, choices: readonly { value: string; label: string }[]) => (
    <SelectField
      label={label}
      name={`slice.${name}`}
      optional
      defaultValue={values.get(`slice.${name}`) ?? ""}
      choices={[ANY, ...choices]}
    />
  );
  return (
    <details open={isOpen}>
      <summary>A slice: a domain, a language, a model, a kind of judgment</summary>
      <div className="form-row">
        <SelectField
          label="Do what"
          name="sliceAction"
          optional
          defaultValue={values.get("sliceAction") ?? ""}
          choices={ACTIONS}
          error={errors.slice}
        />
        <TextField
          label="Its weight"
          name="sliceWeight"
          inputMode="decimal"
          optional
          defaultValue={values.get("sliceWeight") ?? ""}
          error={errors.sliceWeight}
          affix="×"
        />
        {names.domains.length > 0 && select("Domain", "domain", listed(names.domains))}
        {names.languages.length > 0 && select("Language", "language", listed(names.languages))}
        {names.models.length > 0 && select("Model", "model", listed(names.models))}
        {select("Longer response", "longer", LONGER)}
        {select("Preferred", "side", SIDES)}
        {select("Gold", "gold", GOLD)}
      </div>
    </details>
  );
}

const ANY = { value: "", label: "any" };
const ACTIONS = [
  { value: "", label: "nothing" },
  { value: "exclude", label: "leave it out" },
  { value: "weight", label: "give it a weight" },
];
const LONGER = [
  { value: "wins", label: "wins" },
  { value: "loses", label: "loses" },
];
const SIDES = [
  { value: "first", label: "first shown" },
  { value: "second", label: "later shown" },
  { value: "tie", label: "tie" },
  { value: "both_bad", label: "both bad" },
];
const GOLD = [
  { value: "yes", label: "gold items" },
  { value: "no", label: "other items" },
];

function listed(names: readonly string[]) {
  return [...names].sort().map((name) => ({ value: name, label: name }));
}

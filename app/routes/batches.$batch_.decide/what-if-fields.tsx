import { ChoiceField } from "#app/components/choice-field.tsx";
import { Section } from "#app/components/section.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { DecidePage } from "#app/review/decide-page.server.ts";
import { PreviewButton } from "./preview-button.tsx";
import { RuleList } from "./rule-list.tsx";

interface WhatIfFieldsProps {
  page: DecidePage;
  values: URLSearchParams;
  errors: Record<string, string>;
}

/** What to leave out or weigh: annotators, the whole batch, and any number of rules. */
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
          <PreviewButton>Preview</PreviewButton>
        </div>
        <RuleList page={page} errors={errors} />
      </div>
    </Section>
  );
}

function choiceOf({ name, judgments, apart }: DecidePage["annotators"][number]) {
  return { value: name, label: `${name} · ${groupDigits(judgments)} judgments`, help: apart ?? undefined };
}

import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import type { ReleaseDownloads } from "#app/release/release-downloads.server.ts";
import { SPLITS } from "#app/release/release-options.ts";
import { WEIGHT_FORM_CHOICES, WEIGHT_FORMS } from "#app/release/weight-form.ts";

/** Which file: format, form of the weights, side of the split. Chosen in the address, so that it can be linked to. */
export function DownloadForm({ formats, chosen }: Pick<ReleaseDownloads, "formats" | "chosen">) {
  return (
    <Form method="get" className="form wide" preventScrollReset key={JSON.stringify(chosen)}>
      <div className="form-row">
        <SelectField label="Format" name="format" defaultValue={chosen.format} choices={formats} />
        <SelectField
          label="Weights"
          name="weights"
          defaultValue={chosen.weights}
          choices={WEIGHT_FORMS.map((value) => ({ value, label: WEIGHT_FORM_CHOICES[value].title }))}
        />
        {chosen.split && (
          <SelectField
            label="Side"
            name="split"
            defaultValue={chosen.split}
            choices={SPLITS.map((value) => ({ value, label: value }))}
          />
        )}
      </div>
      <FormActions>
        <Button look="quiet">Show the files</Button>
      </FormActions>
    </Form>
  );
}

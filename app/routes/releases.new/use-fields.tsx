import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";
import { RELEASE_USE_NAMES, RELEASE_USES } from "#app/domain/terms/rights.ts";
import type { ReleaseValues } from "./release-of-form.ts";

/** What it is for; checked against the terms of every contract in it. */
export function UseFields({ values, errors }: { values?: ReleaseValues | undefined; errors: Record<string, string> }) {
  return (
    <>
      <SelectField
        label="Use"
        name="use"
        optional
        help="What it is for. A use that a contract does not allow is refused, with the clause."
        defaultValue={values?.use ?? ""}
        error={errors.use}
        choices={[
          { value: "", label: "not said; no right is checked" },
          ...RELEASE_USE_NAMES.map((value) => ({ value, label: RELEASE_USES[value].title })),
        ]}
      />
      <TextAreaField
        label="Reason to go against the contract"
        name="overrideRights"
        rows={2}
        optional
        help="Only where a right is lacking; it stays in the manifest and on the release’s page."
        defaultValue={values?.overrideRights ?? ""}
        error={errors.overrideRights}
      />
    </>
  );
}

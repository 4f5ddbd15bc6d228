import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { ColumnSelect } from "./column-select.tsx";

interface ScaleFieldsProps {
  values: URLSearchParams;
  columns: readonly string[];
}

/** How a label cell is read. All kinds stand in the form, so that it works without scripts; only the chosen one counts. */
export function ScaleFields({ values, columns }: ScaleFieldsProps) {
  const one = (name: string) => values.get(name) ?? "";
  const words = (label: string, name: string) => (
    <TextAreaField label={label} name={name} optional rows={3} defaultValue={one(name)} help="One per line." />
  );
  const kind = one("scale") || "choice";
  return (
    <>
      <div className="form-row">
        <SelectField label="A label is" name="scale" defaultValue={kind} choices={KINDS} />
        <SelectField
          label="The lowest, or the negative, means"
          name="lowest"
          defaultValue={one("lowest") || "first-better"}
          choices={ENDS}
          help="For points and signed numbers."
        />
      </div>
      <details open={kind === "likert"}>
        <summary>Points on a scale</summary>
        <div className="form-row">
          <TextField label="Number of points" name="points" optional inputMode="numeric" defaultValue={one("points")} />
          {words("Words of the points, lowest first", "words")}
        </div>
      </details>
      <details open={kind === "choice"}>
        <summary>A choice</summary>
        <div className="form-row">
          {words("Words for the first", "firstWords")}
          {words("Words for the second", "secondWords")}
          {words("Words for a tie", "tieWords")}
          {words("Words for both bad", "bothBadWords")}
          <ColumnSelect
            label="A second column says how much better"
            name="degree"
            columns={columns}
            chosen={one("degree")}
          />
          {words("Its words, weakest first", "degreeWords")}
        </div>
      </details>
      <details open={kind === "strength"}>
        <summary>A signed number</summary>
        <TextField label="Largest number" name="most" optional inputMode="decimal" defaultValue={one("most")} />
      </details>
    </>
  );
}

const KINDS = [
  { value: "choice", label: "a choice of one side" },
  { value: "likert", label: "a point on a scale" },
  { value: "strength", label: "a signed number" },
];
const ENDS = [
  { value: "first-better", label: "the first is better" },
  { value: "second-better", label: "the second is better" },
];

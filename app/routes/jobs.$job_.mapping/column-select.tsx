import { SelectField } from "#app/components/select-field.tsx";

interface ColumnFieldProps {
  label: string;
  name: string;
  columns: readonly string[];
  help?: string;
  /** A mapping cannot do without it. */
  needed?: boolean;
}

export function ColumnSelect({
  label,
  name,
  columns,
  chosen,
  help,
  needed = false,
}: ColumnFieldProps & { chosen: string }) {
  return (
    <SelectField
      label={label}
      name={name}
      optional={!needed}
      help={help}
      defaultValue={chosen}
      choices={[{ value: "", label: "no column" }, ...listed(columns)]}
    />
  );
}

export function ColumnsSelect({
  label,
  name,
  columns,
  chosen,
  help,
  needed = false,
}: ColumnFieldProps & { chosen: readonly string[] }) {
  return (
    <SelectField
      label={label}
      name={name}
      optional={!needed}
      help={help}
      multiple
      size={Math.min(6, Math.max(2, columns.length))}
      defaultValue={[...chosen]}
      choices={listed(columns)}
    />
  );
}

function listed(columns: readonly string[]) {
  return columns.map((column) => ({ value: column, label: column }));
}

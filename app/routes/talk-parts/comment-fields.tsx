import { SignedBy } from "#app/components/signed-by.tsx";
import { TextAreaField } from "#app/components/text-field.tsx";

export interface FieldsProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function CommentFields({ values, errors }: FieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <TextAreaField label="Comment" rows={4} help="Markdown; HTML is shown as it is written." {...field("text")} />
      <SignedBy label="Your name" {...field("author")} />
    </>
  );
}

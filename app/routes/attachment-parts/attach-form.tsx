import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { UploadForm } from "#app/components/upload-form.tsx";
import { ATTACHMENT_TYPES, MOST_ATTACHMENT_BYTES } from "#app/domain/attachment.ts";
import { bytesText } from "#app/domain/byte-size.ts";

const ENDINGS = Object.values(ATTACHMENT_TYPES).flatMap(({ endings }) => endings);

/** @param subjects what a file may belong to, as `kind:key`; one alone is not asked for */
export function AttachForm({ subjects }: { subjects: readonly { value: string; label: string }[] }) {
  const [first, ...more] = subjects;
  if (!first) return null;
  return (
    <Section
      id="attach"
      title="Attach a file"
      sub="It is checked by its content, hashed, and never changed afterwards."
    >
      <UploadForm
        label="File to attach"
        help={`At most ${bytesText(MOST_ATTACHMENT_BYTES)}: ${ENDINGS.join(", ")}.`}
        submit="Attach the file"
        fields={more.length === 0 ? { attach: first.value } : {}}
      >
        {more.length > 0 && <SelectField label="Belongs to" name="attach" choices={subjects} />}
        <TextField label="Note" name="note" optional maxLength={500} />
      </UploadForm>
    </Section>
  );
}

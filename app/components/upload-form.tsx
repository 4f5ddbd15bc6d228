import { type DragEvent, type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { Progress } from "./progress.tsx";
import { SelectField } from "./select-field.tsx";
import { sendFile } from "./send-file.ts";
import { TextField } from "./text-field.tsx";

export interface UploadFormProps {
  /** Of the file field. */
  label: string;
  help?: string;
  submit: string;
  /** The batch it is delivered for; without it the file is only checked. */
  batch?: string;
  kind?: "full" | "correction";
  /** Sent along, unseen: what else the file is for. */
  fields?: Record<string, string>;
  /** `preset:NAME` or `mapping:ID`; "" is recognised from the content and comes first by itself. */
  readers?: readonly { value: string; label: string }[];
  /** Preselected reader. */
  reader?: string;
  /** Fields of its own, before the file. */
  children?: ReactNode;
}

type Sending =
  | { state: "idle" }
  | { state: "sending"; done: number; total: number }
  | { state: "refused"; message: string };

/**
 * Sends one file to /uploads. A plain multipart form; with JavaScript also drag and drop and a progress bar. The fields
 * stand before the file, so that the server knows them when the bytes begin.
 */
export function UploadForm({
  label,
  help,
  submit,
  batch,
  kind,
  fields = {},
  readers = [],
  reader = "",
  children,
}: UploadFormProps) {
  const [sending, setSending] = useState<Sending>({ state: "idle" });
  const [over, setOver] = useState(false);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSending({ state: "sending", done: 0, total: 0 });
    sendFile(event.currentTarget, (done, total) => setSending({ state: "sending", done, total })).then((answer) => {
      if ("location" in answer) window.location.assign(answer.location);
      else setSending({ state: "refused", message: answer.message });
    });
  }

  function onDrop(event: DragEvent<HTMLFormElement>) {
    event.preventDefault();
    setOver(false);
    const input = event.currentTarget.querySelector<HTMLInputElement>("input[type=file]");
    if (!input || event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    event.currentTarget.requestSubmit();
  }

  return (
    <form
      method="post"
      action="/uploads"
      encType="multipart/form-data"
      className={over ? "form upload over" : "form upload"}
      onSubmit={onSubmit}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      {sending.state === "refused" && (
        <div role="alert">
          <Callout tone="fail" title="The file was not taken.">
            <p>{sending.message}</p>
          </Callout>
        </div>
      )}
      {batch !== undefined && <input type="hidden" name="batch" value={batch} />}
      {kind !== undefined && <input type="hidden" name="kind" value={kind} />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {readers.length > 0 && (
        <SelectField
          label="Layout"
          name="reader"
          defaultValue={reader}
          choices={[{ value: "", label: "Recognise it from the file" }, ...readers]}
          help="Name it when the file is not recognised, or by a column mapping that was saved for this vendor."
        />
      )}
      {children}
      <TextField label={label} help={help} name="file" type="file" required />
      {sending.state === "sending" ? (
        <Progress
          label="Sending the file"
          value={sending.total > 0 ? sending.done : null}
          max={sending.total}
          unit="bytes"
        />
      ) : (
        <div>
          <Button>{submit}</Button>
        </div>
      )}
    </form>
  );
}

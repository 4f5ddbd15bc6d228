/** Files that belong to an agreement: what they can be attached to, and what their bytes show them to be. */

export const ATTACHMENT_SUBJECTS = ["contract", "vendor", "term", "readiness", "milestone", "question"] as const;
export type AttachmentSubject = (typeof ATTACHMENT_SUBJECTS)[number];

/** Contracts and letters, not deliveries: those have their own way in. */
export const MOST_ATTACHMENT_BYTES = 20 * 1024 * 1024;
export const MOST_ATTACHMENTS_EACH = 100;

interface FileType {
  title: string;
  /** Endings that a file of this content may have. */
  endings: readonly string[];
}

/** What is taken; whatever the bytes show beyond it is refused. Never served as anything but a download. */
export const ATTACHMENT_TYPES = {
  pdf: { title: "PDF", endings: ["pdf"] },
  png: { title: "PNG image", endings: ["png"] },
  jpeg: { title: "JPEG image", endings: ["jpg", "jpeg"] },
  zip: { title: "office document or archive", endings: ["docx", "xlsx", "pptx", "odt", "ods", "zip"] },
  text: { title: "text", endings: ["txt", "md", "csv", "tsv", "json", "jsonl", "yaml", "yml", "eml", "ics"] },
} satisfies Record<string, FileType>;

export type AttachmentType = keyof typeof ATTACHMENT_TYPES;
export const ATTACHMENT_TYPE_NAMES = Object.keys(ATTACHMENT_TYPES) as [AttachmentType, ...AttachmentType[]];

const SIGNATURES: readonly [AttachmentType, readonly number[]][] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
];

/** What the bytes are, whatever the name says; null when they are none of what is taken. */
export function typeOfContent(bytes: Uint8Array): AttachmentType | null {
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (signed) return signed[0];
  return isText(bytes) ? "text" : null;
}

/** The type of a file, or why it is not taken: its content must be of a known kind, and of the kind its name says. */
export function attachmentType(
  fileName: string,
  bytes: Uint8Array,
): { ok: true; type: AttachmentType } | { ok: false; message: string } {
  const taken = Object.values(ATTACHMENT_TYPES).flatMap(({ endings }) => endings);
  const ending = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const type = typeOfContent(bytes);
  if (type === null)
    return { ok: false, message: `Its content is none of ${titles()}. Send a PDF, or pack it into a zip archive.` };
  const { title, endings }: FileType = ATTACHMENT_TYPES[type];
  if (endings.includes(ending)) return { ok: true, type };
  if (!taken.includes(ending))
    return { ok: false, message: `A name ends in one of ${taken.join(", ")}; this one does not.` };
  return { ok: false, message: `Its name says ${ending}, but its content is ${title}. Name it as what it is.` };
}

function titles(): string {
  return Object.values(ATTACHMENT_TYPES)
    .map(({ title }) => title)
    .join(", ");
}

/** UTF-8 without bytes that no text has; markup that a browser would run is text too, and only ever downloaded. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) || byte === 127))
    return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return bytes.length > 0;
  } catch {
    return false;
  }
}

/** Only ever shown and offered as a name: one line, without control, direction or path characters, of bounded length. */
export function safeFileName(name: string): string {
  const last = name.replaceAll("\\", "/").split("/").at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029"<>|:*?]/gu, "")
    .trim()
    .replace(/^\.+/, "");
  if (clean.length <= 150) return clean || "unnamed";
  const ending = /\.[a-z0-9]{1,10}$/i.exec(clean)?.[0] ?? "";
  return `${[...clean].slice(0, 140 - ending.length).join("")}${ending}`;
}

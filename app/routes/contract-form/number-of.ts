/** A number as typed, thousands set apart by spaces or commas; what is no number stays text, for the schema to refuse. */
export function numberOf(text: string | undefined): number | string | undefined {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "") return undefined;
  const plain = GROUPED.test(trimmed) ? trimmed.replace(/[\s,]/g, "") : trimmed;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : trimmed;
}

const GROUPED = /^\d{1,3}([\s,]\d{3})+(\.\d+)?$/;

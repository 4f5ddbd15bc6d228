/** A QR code as one SVG path, so that no page needs a script or a foreign picture for it. */

export interface QrShape {
  /** Modules along one side, with the quiet zone around. */
  size: number;
  /** Squares of one unit each. */
  path: string;
}

const QUIET = 4;

export async function qrShape(text: string): Promise<QrShape> {
  // Loaded when somebody sets a second factor up: hardly any run of the server needs it.
  const { encodeQR } = await import("qr");
  const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size: rows.length, path };
}

import { writeFileSync } from "node:fs";
import { toldSchemas } from "./told-schemas.ts";

const told = new URL("../../app/api/told.json", import.meta.url);
/** A line for each, so that a change of one shows as one. */
const lines = Object.entries(toldSchemas()).map(
  ([name, schema]) => `${JSON.stringify(name)}: ${JSON.stringify(schema)}`,
);
writeFileSync(told, `{\n${lines.join(",\n")}\n}\n`);

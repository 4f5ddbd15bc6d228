/** Workbooks written part by part, as other programs write them or nobody should. */
import { zip } from "./zip-writer.ts";

export const WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>';
export const RELATIONS = '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>';
export const parts = (rows: string, more: Record<string, string> = {}) =>
  zip({
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": RELATIONS,
    "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    ...more,
  });
export const text = (value: string) => `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`;
export const HEADER = `<x:row>${text("a")}${text("b")}</x:row>`;

/** Raised whenever the same bytes would be read, checked or counted differently. Stored with every delivery. */
export const PARSER_VERSION = "5";

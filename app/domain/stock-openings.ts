/**
 * Openings that responses share without saying anything, lower case. `responses.opening` is the place in this list counted
 * from 1: add at the end, never reorder.
 */
export const STOCK_OPENINGS = [
  "certainly",
  "sure",
  "of course",
  "absolutely",
  "great question",
  "good question",
  "as an ai",
  "i'm happy to help",
  "i'd be happy to",
  "thank you for",
  "here is",
  "here's",
  "here are",
  "i understand",
  "i'm sorry",
  "i apologize",
] as const;

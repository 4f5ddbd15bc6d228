/** The JavaScript and SQL half of the coding tasks. */
import type { CodeTask } from "./code-tasks.ts";

export const SCRIPT_AND_SQL_TASKS: CodeTask[] = [
  {
    goal: "sorts items as numbers in ascending order without changing the input",
    language: "javascript",
    good: "function sortItems(items) {\n  return [...items].sort((a, b) => a - b);\n}",
    bad: "function sortItems(items) {\n  return items.sort();\n}",
    symptom: "puts 10 before 9",
    cause: "without a comparison function values are sorted as text, and `sort` also changes the input in place",
    notes: ["The spread makes a shallow copy first.", "`toSorted` does the same in newer runtimes."],
  },
  {
    goal: "waits until all items have been saved and then reports how many there were",
    language: "javascript",
    good: "async function saveItems(items) {\n  await Promise.all(items.map((item) => save(item)));\n  return items.length;\n}",
    bad: "async function saveItems(items) {\n  items.forEach(async (item) => await save(item));\n  return items.length;\n}",
    symptom: "reports success before anything is stored",
    cause: "`forEach` ignores the promises its callback returns, so nothing waits for them",
    notes: ["`Promise.all` rejects as soon as one save fails.", "Use a plain loop with await when the order matters."],
  },
  {
    goal: "groups items by a key function",
    language: "javascript",
    good: "function groupItems(items, keyOf) {\n  const groups = new Map();\n  for (const item of items) {\n    const key = keyOf(item);\n    if (!groups.has(key)) groups.set(key, []);\n    groups.get(key).push(item);\n  }\n  return groups;\n}",
    bad: "function groupItems(items, keyOf) {\n  const groups = new Map();\n  for (const item of items) {\n    groups.set(keyOf(item), [item]);\n  }\n  return groups;\n}",
    symptom: "keeps only the last entry of each group",
    cause: "every `set` replaces the array that was there instead of adding to it",
    notes: ["A Map keeps keys of any type and remembers insertion order.", "The input is read once."],
  },
  {
    goal: "delays a search over items until the user has stopped typing",
    language: "javascript",
    good: "function debounceItems(search, wait) {\n  let timer;\n  return (...args) => {\n    clearTimeout(timer);\n    timer = setTimeout(() => search(...args), wait);\n  };\n}",
    bad: "function debounceItems(search, wait) {\n  return (...args) => {\n    let timer;\n    clearTimeout(timer);\n    timer = setTimeout(() => search(...args), wait);\n  };\n}",
    symptom: "still fires once per key stroke",
    cause: "the timer variable is created anew on each call, so the earlier timer is never cleared",
    notes: ["About 250 milliseconds feels right for a search box.", "The closure keeps the timer private."],
  },
  {
    goal: "lists customers without any items",
    language: "sql",
    good: "SELECT c.id, c.name\nFROM customers c\nLEFT JOIN items i ON i.customer_id = c.id\nWHERE i.customer_id IS NULL;",
    bad: "SELECT c.id, c.name\nFROM customers c\nJOIN items i ON i.customer_id = c.id\nWHERE i.customer_id IS NULL;",
    symptom: "always returns zero rows",
    cause: "an inner join drops exactly the customers that have no match",
    notes: ["NOT EXISTS is an equivalent form and often as fast.", "An index on customer_id helps."],
  },
  {
    goal: "shows the three largest items per customer",
    language: "sql",
    good: "SELECT *\nFROM (\n  SELECT i.*, ROW_NUMBER() OVER (\n    PARTITION BY customer_id ORDER BY amount DESC) AS place\n  FROM items i\n) ranked\nWHERE place <= 3;",
    bad: "SELECT *\nFROM items\nORDER BY customer_id, amount DESC\nLIMIT 3;",
    symptom: "returns three rows in total",
    cause: "LIMIT applies to the whole result, not to each customer",
    notes: [
      "Use RANK instead if ties should all be shown.",
      "Window functions are available in every current database.",
    ],
  },
];

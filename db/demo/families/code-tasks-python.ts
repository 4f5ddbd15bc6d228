/** The Python half of the coding tasks. */
import type { CodeTask } from "./code-tasks.ts";

export const PYTHON_TASKS: CodeTask[] = [
  {
    goal: "returns the average of a list of items and copes with an empty list",
    language: "python",
    good: "def average_items(items):\n    if not items:\n        return None\n    return sum(items) / len(items)",
    bad: "def average_items(items):\n    return sum(items) / len(items)",
    symptom: "crashes with ZeroDivisionError on some days",
    cause: "an empty list has length 0, and the function divides by it",
    notes: ["Returning None makes the empty case visible to the caller.", "It runs in one pass over the list."],
  },
  {
    goal: "removes duplicate items but keeps the order of first appearance",
    language: "python",
    good: "def unique_items(items):\n    seen = set()\n    return [x for x in items if not (x in seen or seen.add(x))]",
    bad: "def unique_items(items):\n    return list(set(items))",
    symptom: "returns the values in a different order each run",
    cause: "a set has no order, so the order of first appearance is lost",
    notes: ["`seen.add` returns None, which is falsy, so new values pass the test.", "The values must be hashable."],
  },
  {
    goal: "collects items into a list that can be left out by the caller",
    language: "python",
    good: "def add_items(value, items=None):\n    items = [] if items is None else items\n    items.append(value)\n    return items",
    bad: "def add_items(value, items=[]):\n    items.append(value)\n    return items",
    symptom: "remembers values from earlier calls",
    cause: "a default value is created once, so every call shares the same list",
    notes: [
      "The same trap waits with dictionaries and sets as defaults.",
      "Linters report it as a mutable default argument.",
    ],
  },
  {
    goal: "finds an entry in a sorted list of items by binary search",
    language: "python",
    good: "def find_items(items, target):\n    low, high = 0, len(items) - 1\n    while low <= high:\n        mid = (low + high) // 2\n        if items[mid] == target:\n            return mid\n        if items[mid] < target:\n            low = mid + 1\n        else:\n            high = mid - 1\n    return -1",
    bad: "def find_items(items, target):\n    low, high = 0, len(items) - 1\n    while low < high:\n        mid = (low + high) // 2\n        if items[mid] == target:\n            return mid\n        if items[mid] < target:\n            low = mid + 1\n        else:\n            high = mid - 1\n    return -1",
    symptom: "misses the entry when only one candidate is left",
    cause: "the loop stops while one element is still unchecked; the condition must be `low <= high`",
    notes: ["It takes about log2(n) steps.", "The list must be sorted before the call."],
  },
  {
    goal: "counts how often each of the items occurs",
    language: "python",
    good: "from collections import Counter\n\ndef count_items(items):\n    return Counter(items)",
    bad: "def count_items(items):\n    return {x: 1 for x in items}",
    symptom: "reports 1 for everything",
    cause: "the comprehension writes 1 each time and never adds to the earlier count",
    notes: [
      "`most_common(5)` on the result gives the top five.",
      "A Counter behaves like a dictionary and returns 0 for unknown keys.",
    ],
  },
  {
    goal: "splits items into chunks of a given size, the last one possibly shorter",
    language: "python",
    good: "def chunk_items(items, size):\n    return [items[i:i + size] for i in range(0, len(items), size)]",
    bad: "def chunk_items(items, size):\n    return [items[i:i + size] for i in range(0, len(items) - size, size)]",
    symptom: "silently drops the last chunk",
    cause: "the range ends one chunk early because `size` is subtracted from the length",
    notes: ["Slicing beyond the end is safe in Python.", "For very long inputs a generator saves memory."],
  },
];

/** How a list of the vendors' pages is sorted by its address: `?sort=name`, `?sort=-name`. */
export interface ListSort<Key extends string> {
  key: Key;
  direction: "ascending" | "descending";
}

export function sortOf<Key extends string>(params: URLSearchParams, keys: readonly Key[], other: Key): ListSort<Key> {
  const wanted = params.get("sort") ?? "";
  const key = keys.find((one) => one === wanted.replace(/^-/, "")) ?? other;
  return { key, direction: wanted === `-${key}` ? "descending" : "ascending" };
}

/** Numbers by size, texts in the order of the alphabet; what is empty stands last, whichever way the rest is sorted. */
export function textOrder<Row>(of: (row: Row) => string | number, direction: "ascending" | "descending") {
  const sign = direction === "ascending" ? 1 : -1;
  return (a: Row, b: Row): number => {
    const [x, y] = [of(a), of(b)];
    if (x === "" || y === "") return Number(x === "") - Number(y === "");
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return sign * String(x).localeCompare(String(y), "en");
  };
}

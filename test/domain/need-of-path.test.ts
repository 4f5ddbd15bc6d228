import { expect, it } from "vitest";
import { needOfPath } from "#app/domain/need-of-path.ts";
import { ROUTE_NEEDS } from "#app/domain/route-permissions.ts";

it("what a page needs is found by its address, whatever stands in its open parts", () => {
  const wrong = Object.entries(ROUTE_NEEDS).flatMap(([id, { read }]) => {
    if (!read || id === "root" || id === "$" || id.startsWith("GET ")) return [];
    const parts = id
      .replaceAll("[.]", "\0")
      .split(".")
      .filter((part) => part !== "_index");
    const path = `/${parts
      .map((part) =>
        part
          .replace(/_$/, "")
          .replaceAll(/\$[a-zA-Z]+/g, "x-1")
          .replaceAll("\0", "."),
      )
      .join("/")}`;
    return needOfPath(path) === read ? [] : [`${path}: ${needOfPath(path)}, not ${read}`];
  });
  expect(wrong).toEqual([]);
  expect(needOfPath("/contracts/7c18/money")).toBe("money.read");
  expect(needOfPath("/releases/r-1/download/trl-preference")).toBe("exports.take");
  expect(needOfPath("/nowhere/at/all")).toBeUndefined();
});

/** Goes through a page with the keyboard alone, as a person without a mouse does. */
import type { Locator } from "playwright-core";

/** More stops than any page between its beginning and what is looked for. */
const MOST_STOPS = 250;

/** @throws Error when the Tab key does not lead there. */
export function tabTo(target: Locator): Promise<void> {
  return tabUntil(target, (element) => element === document.activeElement);
}

async function tabUntil(target: Locator, isReached: (element: Element) => boolean): Promise<void> {
  await target.waitFor();
  const { keyboard } = target.page();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate(isReached)) return;
    await keyboard.press("Tab");
  }
  throw new Error("The Tab key does not lead there.");
}

/** Follows a link, presses a button. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press("Enter");
}

/** Ticks a box that is not ticked yet. */
export async function tick(target: Locator): Promise<void> {
  await tabTo(target);
  if (await target.isChecked()) return;
  await target.page().keyboard.press("Space");
}

/** Chooses one of a group of radio buttons: Tab leads to the group, arrows within it. */
export async function choose(target: Locator): Promise<void> {
  const name = await target.getAttribute("name");
  await tabUntil(target, (element) => {
    const active = document.activeElement as HTMLInputElement | null;
    return active?.type === "radio" && active.name === (element as HTMLInputElement).name;
  });
  const { keyboard } = target.page();
  await keyboard.press("Space");
  for (let step = 0; step < MOST_STOPS && !(await target.isChecked()); step += 1) await keyboard.press("ArrowDown");
  if (!(await target.isChecked())) throw new Error(`The arrows do not lead there in "${name}".`);
}

/** Writes over what a field holds. */
export async function type(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  const { keyboard } = target.page();
  await keyboard.press("Control+A");
  if (text === "") await keyboard.press("Delete");
  else await keyboard.type(text);
}

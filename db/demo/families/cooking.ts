/** Recipes scaled to a number of people. The fault: one amount is not scaled. */
import type { Family } from "../draft.ts";
import { table } from "../table.ts";

/** Amounts are for four people; `amounts` lists "quantity unit ingredient" with semicolons. */
const DISHES = table(
  ["dish", "amounts", "method", "tip", "minutes"],
  `
tomato soup|800 g tomatoes;1 large onions;40 g butter;600 ml vegetable stock|Soften the chopped onion in the butter, add tomatoes and stock, simmer and blend|A pinch of sugar takes the edge off sour tomatoes|30
pancakes|240 g flour;480 ml milk;2 eggs;20 g melted butter|Whisk everything, let the batter rest and fry thin rounds in a hot pan|The first one is always a test for the heat|35
lentil curry|300 g red lentils;400 ml coconut milk;2 cloves of garlic;20 g curry paste|Fry the paste and garlic, add lentils, coconut milk and water to cover, simmer until soft|Lime juice at the end wakes it up|35
mushroom risotto|320 g risotto rice;400 g mushrooms;1000 ml stock;80 g grated parmesan|Toast the rice, add hot stock ladle by ladle, fold in fried mushrooms and cheese|Stir often but gently|40
potato salad|1000 g waxy potatoes;2 spring onions;120 ml broth;60 ml vinegar|Slice the warm boiled potatoes, pour over broth and vinegar, mix in the onions|Dress the potatoes while they are warm|45
fried rice|320 g day-old rice;4 eggs;160 g peas;40 ml soy sauce|Scramble the eggs, add rice and peas over high heat, season with soy sauce|Cold rice from yesterday fries best|20
vegetable lasagne|240 g lasagne sheets;800 g chopped tomatoes;400 g courgettes;240 g mozzarella|Layer sheets, vegetables and cheese, then bake until golden|Let it rest for ten minutes before you cut it|70
chickpea stew|480 g cooked chickpeas;400 g chopped tomatoes;2 onions;200 g spinach|Soften the onions, add tomatoes and chickpeas, stir in the spinach at the end|Smoked paprika gives it depth|30
apple crumble|800 g apples;200 g flour;120 g butter;100 g sugar|Rub flour, butter and sugar to crumbs, scatter over sliced apples and bake|Sour apples balance the sweet crumbs|50
spaghetti with garlic and oil|400 g spaghetti;80 ml olive oil;4 cloves of garlic;20 g parsley|Warm the sliced garlic in oil, toss with the pasta and a splash of its water|Take the garlic off before it browns|20
bean chilli|480 g kidney beans;400 g chopped tomatoes;2 peppers;20 g tomato paste|Fry the peppers, add the rest and simmer gently|A small piece of dark chocolate rounds it off|45
pea and mint soup|600 g peas;800 ml stock;1 large onions;10 g mint|Soften the onion, cook the peas briefly in stock, blend with mint|Keep the cooking short for a bright colour|20
couscous salad|320 g couscous;480 ml hot broth;2 cucumbers;60 ml lemon juice|Pour the broth over the couscous, fluff it up and fold in the rest|It gets better after an hour in the fridge|25
omelette with herbs|8 eggs;60 ml milk;40 g butter;12 g chives|Beat eggs with milk, cook softly in butter and fold with the herbs|Take it off the heat while the centre is still moist|10
`,
);
const NEEDS = [
  "",
  " One guest is left-handed and wants to help, so keep the steps simple.",
  " I have only one pot.",
  " I cook in a small kitchen.",
  " It's my first time.",
  " We eat at seven.",
  " My oven is slow.",
  " I'd like to prepare it in the morning.",
  " The children will help.",
  " I'm on a budget.",
];
const OCCASIONS = [
  "a family dinner",
  "a birthday",
  "a work lunch",
  "a picnic",
  "a neighbourhood evening",
  "Sunday guests",
  "a study group",
  "a quiet night in",
  "a potluck",
  "moving day",
  "a film night",
  "a holiday meal",
];
const ASKS = [
  "How much of everything do I need for {n} people if I make {dish} for {o}?",
  "I want to cook {dish} for {o}, {n} people. What do I buy and how do I make it?",
  "Scale {dish} to {n} servings, please. It's for {o}.",
];

export const cooking: Family = {
  id: "cooking",
  domain: "planning",
  space: DISHES.length * 22 * OCCASIONS.length * NEEDS.length * ASKS.length,
  draft(pick, random) {
    const d = pick.one(DISHES);
    const people = pick.between(2, 23);
    const occasion = pick.one(OCCASIONS);
    const need = pick.one(NEEDS);
    const ask = pick.one(ASKS);
    const amounts = d.amounts.split(";");
    const slip = random.below(amounts.length);
    const list = (faulty: boolean) =>
      amounts.map((a, i) => `- ${scaled(a, faulty && i === slip ? people * 3 : people)}`).join("\n");
    const text = (faulty: boolean) =>
      `For ${people} servings of ${d.dish} you need:\n\n${list(faulty)}\n\n${d.method}.`;
    const again = (faulty: boolean) =>
      `${d.dish.charAt(0).toUpperCase()}${d.dish.slice(1)} for ${people}:\n${list(faulty)}\n\nHow to: ${d.method.charAt(0).toLowerCase()}${d.method.slice(1)}.`;
    return {
      prompt: ask.replace("{n}", String(people)).replace("{dish}", d.dish).replace("{o}", occasion) + need,
      language: "en",
      core: text(false),
      wrong: text(true),
      alternative: { core: again(false), wrong: again(true) },
      points: [
        `${d.tip}.`,
        `Plan about ${d.minutes} minutes, a little more for a big pot.`,
        `For ${occasion} you can set the table while it cooks.`,
      ],
      partial: `${d.method}. Multiply the usual amounts until you have enough.`,
      block: true,
    };
  },
};

/** `amount` is for four people. */
function scaled(amount: string, people: number): string {
  const space = amount.indexOf(" ");
  const quantity = Math.round((Number(amount.slice(0, space)) * people) / 0.4) / 10;
  const rest = amount.slice(space);
  return `${quantity}${quantity > 1 ? rest : rest.replace(/^( (?:large |spring )?(?:onion|egg|clove|pepper|cucumber))s/u, "$1")}`;
}

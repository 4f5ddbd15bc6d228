/** Product descriptions with figures to mention. The fault: a price or delivery time that was not asked for. */
import type { Family } from "../draft.ts";
import { table } from "../table.ts";

const PRODUCTS = table(
  ["thing", "made", "use", "scene"],
  `
a folding bicycle|a light aluminium frame|fits under a desk|the last kilometre between train and office
a ceramic teapot|hand-glazed stoneware|keeps tea hot for an hour|slow Sunday mornings
a camping lantern|an aluminium body with a warm LED|runs twelve hours on one charge|late talks beside the tent
a wool blanket|undyed wool from small farms|is warm without being heavy|reading by an open window
a kitchen knife|carbon steel with a walnut handle|stays sharp for weeks|onions that make nobody cry
a standing desk|a bamboo top on steel legs|moves from sitting to standing in eight seconds|long days that end without a sore back
a rain jacket|recycled nylon with taped seams|packs into its own pocket|clouds that come without warning
a board game for families|thick card and wooden pieces|is explained in five minutes|evenings without screens
a garden bench|oiled larch|stays outside all year|the first coffee of spring
a travel backpack|waxed canvas and brass buckles|opens like a suitcase|weekends that begin on Friday noon
a desk lamp|brushed brass and linen|dims with a touch|notes written after dark
a pour-over coffee maker|borosilicate glass and cork|brews two cups at a time|guests who stay for a second one
a running shoe|a knitted upper on a springy sole|dries overnight|puddles you no longer walk around
a children's kite|ripstop fabric and carbon rods|flies in a light breeze|a beach in October
a leather notebook|vegetable-tanned leather and thread-bound paper|lies flat when open|ideas that arrive on trains
a cast-iron pan|a single piece of seasoned iron|goes from stove to oven|pancakes with crisp edges
a portable speaker|a cloth-covered shell|survives a splash|dinners that turn into dances
a bird feeder|cedar wood and clear acrylic|holds seed for a week|a window that becomes a theatre
`,
);
const AUDIENCES = [
  "commuters",
  "young families",
  "students",
  "people who love the outdoors",
  "retired couples",
  "first-time buyers",
  "gift hunters",
  "busy parents",
  "small offices",
  "weekend travellers",
];
const FORMATS = ["a product description", "a short newsletter teaser", "a shop-window text", "a catalogue entry"];
const MOODS = ["calm", "playful", "matter-of-fact", "elegant"];

export const productCopy: Family = {
  id: "product-copy",
  domain: "writing",
  space: PRODUCTS.length * AUDIENCES.length * FORMATS.length * MOODS.length * 60 * 9,
  draft(pick, random) {
    const p = pick.one(PRODUCTS);
    const audience = pick.one(AUDIENCES);
    const format = pick.one(FORMATS);
    const mood = pick.one(MOODS);
    const price = 15 + 4 * pick.below(60);
    const days = pick.between(2, 10);
    const name = p.thing.replace(/^an? /u, "");
    const text = (dollars: number, within: number) =>
      `Made for ${audience}: ${p.thing} with ${p.made}. It ${p.use}. Picture ${p.scene}. Yours for $${dollars}, at your door within ${within} days.`;
    const again = (dollars: number, within: number) =>
      `Some things are simply made well. This ${name} with ${p.made} ${p.use}: good news for ${audience}. Order today for $${dollars} and have it within ${within} days.`;
    const [dollars, within] = random.chance(0.5) ? [price + 10, days] : [price, days + 4];
    return {
      prompt: `Write ${format} for ${p.thing} aimed at ${audience}. It is made with ${p.made} and ${p.use}. Mention the price of $${price} and delivery within ${days} days. Tone: ${mood}.`,
      language: "en",
      core: text(price, days),
      wrong: text(dollars, within),
      alternative: { core: again(price, days), wrong: again(dollars, within) },
      points: [
        `The text opens with the reader, ${audience}, and only then turns to the ${name}.`,
        `The tone is ${mood}, without superlatives.`,
        "Both figures you asked for are in the last line, where readers look for them.",
        `If you have room for one more line, add a picture: ${p.scene}.`,
      ],
      partial: `Introducing the ${name} that ${audience} have been waiting for. You will love it from the first day.`,
      block: false,
    };
  },
};

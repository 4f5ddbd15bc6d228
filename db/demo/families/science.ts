/** Explanations of natural phenomena. The fault: a common misconception instead of the mechanism. */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { table } from "../table.ts";
import { CURIOUS } from "./contexts.ts";

const CONCEPTS = table(
  ["question", "right", "misconception", "like", "example", "detail"],
  `
why the sky is blue|Air molecules scatter short, blue wavelengths of sunlight far more than long, red ones, so blue light reaches us from every direction|The sky is blue because it reflects the colour of the oceans|It is like a pinball table where blue balls bounce around and red ones roll straight through|At sunset the light crosses more air, the blue is scattered away and reds remain|The strength of this scattering grows with the inverse fourth power of the wavelength
why we have seasons|The Earth's axis is tilted by about 23.4 degrees, so each hemisphere gets more direct light and longer days for half of the year|We have seasons because the Earth is closer to the Sun in summer and farther away in winter|Think of a torch: held straight it makes a small bright spot, held at a slant a large dim one|When it is summer in Norway it is winter in Chile|The Earth is in fact closest to the Sun in early January
how vaccines work|A vaccine shows the immune system a harmless piece or form of a germ, so that memory cells can answer quickly when the real one arrives|A vaccine kills the germs directly, much as an antibiotic does, and stays in the blood for years|It is a fire drill for the immune system|After a measles vaccination most people are protected for life|The first dose teaches, a later dose strengthens the memory
how a rainbow forms|Sunlight is bent on entering a raindrop, reflected at its back and bent again on leaving, and each colour leaves at a slightly different angle|A rainbow forms because raindrops are coloured by minerals in the air|Every drop is a tiny prism with a mirror behind it|You see it only with the Sun at your back|Red appears at about 42 degrees from the point opposite the Sun
why ice floats|Water molecules in ice hold each other in an open lattice, so ice takes more room than the same mass of liquid water and is less dense|Ice floats because cold things are lighter than warm things|It is like people who hold each other at arm's length: they need more room|Lakes freeze from the top, and fish survive below|Ice is about nine percent less dense than liquid water
how photosynthesis works|Plants use light to split water and to build sugar from carbon dioxide, and they release oxygen|Plants take their food from the soil through the roots and use light only to keep warm|A leaf is a solar-powered kitchen with air and water as ingredients|A sealed jar with a plant can stay alive for years|The oxygen released comes from the water, not from the carbon dioxide
what causes tides|The Moon's gravity pulls the near side of the Earth more strongly than the far side, and this difference raises two bulges of water|Tides are caused by the wind that pushes water towards the coast twice a day|Stretch a rubber ring and it bulges at both ends|Around new and full moon the Sun adds its pull, and tides are larger|High tides come about 12 hours and 25 minutes apart
how lightning happens|Colliding ice and hail in a cloud separate electric charge until the air breaks down and a current flows|Lightning happens when two clouds bump into each other|Shuffling over a carpet and touching a door handle is the same thing in miniature|Count the seconds until the thunder and divide by three for kilometres|The channel is hotter than the surface of the Sun for an instant
why the Moon shows phases|Half of the Moon is always lit by the Sun, and as it travels around us we see a changing share of the lit half|The Moon shows phases because the Earth's shadow covers part of it|Walk around a lamp with a ball in your hand and watch the lit side|A half moon high at sunset is in its first quarter|A full cycle takes about 29.5 days
how a refrigerator cools|A fluid evaporates inside and takes up heat, is compressed outside and gives the heat off at the back|A refrigerator makes cold and pumps it into the cabinet|It is a bilge pump, only for heat|Left open, it warms the kitchen on the whole|Evaporation takes heat in, condensation gives it off
what DNA does|DNA stores the instructions for building proteins in the order of four bases, and cells copy it before they divide|DNA is the energy store of the cell and is used up as we grow older|It is a recipe book that never leaves the library; cells work from copies|Identical twins start with the same sequence|Three bases stand for one amino acid
how earthquakes start|Stress builds up where plates are locked along a fault, and when the rock slips the stored energy leaves as waves|Earthquakes start when hot weather makes the ground expand|Bend a dry stick slowly: nothing happens, then it snaps|The faster waves arrive first and give a few seconds of warning|One step in magnitude means about 32 times the energy
why metal feels colder than wood|Metal conducts heat away from your hand quickly, while wood conducts it slowly, although both have room temperature|Metal feels colder because it always has a lower temperature than wood|It is the difference between a fast and a slow drain in a basin|A metal spoon in hot soup burns fingers sooner than a wooden one|Copper conducts heat more than a thousand times better than wood
how bees make honey|Bees collect nectar, add enzymes that split its sugar and fan off water until it keeps|Bees make honey from pollen that they melt in their stomachs|It is jam-making without a stove|A jar of honey stands for millions of visits to flowers|Ripe honey holds less than about twenty percent water
why stars twinkle|Moving layers of warm and cold air bend the thin ray of starlight a little differently from moment to moment|Stars twinkle because they flare up and die down many times a second|Coins on the floor of a pool shimmer for the same reason|Planets twinkle less because they are small discs, not points|Telescopes in space see no twinkling at all
how soap cleans|One end of a soap molecule clings to water and the other to grease, so grease is lifted off in tiny droplets|Soap cleans by dissolving the top layer of your skin|It is a translator between two people who refuse to talk|Water alone rolls off an oily pan|The droplets are called micelles
what it means that the universe is expanding|Space itself stretches, so distant galaxies recede from each other without moving through space|Galaxies fly away from a single explosion in the middle of empty space|Raisins in rising dough all move apart, and none is the centre|The farther a galaxy is, the more its light is shifted to red|The expansion was discovered in the 1920s
how noise-cancelling headphones work|A microphone picks up the outside sound and the headphone plays the same wave turned upside down, so the two cancel|They work by blocking the ear with a vacuum|Two ripples that meet crest to trough leave flat water|A steady engine hum is cancelled better than a sudden voice|The electronics must answer within a fraction of a millisecond
why leaves turn yellow in autumn|Trees take back the green chlorophyll, and the yellow pigments that were there all along become visible|Frost paints the leaves yellow by killing them|Turning off a bright lamp lets you see the candle|Warm sunny days with cool nights give strong colours|Red colours, unlike yellow, are newly made in autumn
how a microwave oven heats food|Microwaves make water molecules turn back and forth, and this motion spreads as heat|Microwaves heat food from the inside out by making it slightly radioactive|It is rubbing your hands together, billions of times a second|A dry plate stays cooler than the soup on it|The waves reach only a few centimetres deep
how antibiotics differ from antivirals|Antibiotics attack structures that only bacteria have, while antivirals block steps by which viruses copy themselves in our cells|Antibiotics are simply the stronger kind and work on both bacteria and viruses|One breaks the burglar's tools, the other changes the locks|A cold is caused by viruses, so antibiotics do not help|Unneeded use lets resistant bacteria spread
why boats made of steel float|A hull pushes aside as much water as the whole ship weighs, and the air inside makes the ship light on average|Steel boats float because their engines push them upwards|Press an empty bowl into a full sink and feel it push back|A loaded ship lies deeper in the water|The principle is named after Archimedes
how GPS finds a position|The receiver measures how long signals from at least four satellites take and solves for its place and its clock error|The satellites see the receiver and tell it where it is|Hearing several clocks strike tells you how far you are from each tower|A ten-millisecond error would put you three thousand kilometres off|Clocks in orbit must be corrected for relativity
why bread rises|Yeast eats sugars and gives off carbon dioxide, which is caught in a net of gluten|Bread rises because flour expands when it gets wet|Thousands of tiny balloons are blown up inside the dough|Kneading makes the net stronger|In the oven the gas expands once more before the crust sets
`,
);

const AUDIENCES = [
  "a curious nine-year-old",
  "a high-school class",
  "my grandmother",
  "someone with no science background",
  "a first-year student",
  "a busy journalist",
  "a group of museum visitors",
  "a friend over coffee",
  "a podcast audience",
  "new colleagues",
];
const ASKS = [
  "Explain {} to {a}.",
  "How would you tell {a} {}?",
  "Write a short explanation of {} for {a}.",
  "I want {a} to understand {}. What do I say?",
];
const POINTERS = ["A useful picture: {}.", "For example: {}.", "One more detail: {}."];

export const science: Family = {
  id: "science",
  domain: "science",
  space: CONCEPTS.length * AUDIENCES.length * ASKS.length * CURIOUS.length,
  draft(pick) {
    const c = pick.one(CONCEPTS);
    const audience = pick.one(AUDIENCES);
    const question = pick.one(ASKS).replace("{}", c.question).replace("{a}", audience);
    const prompt = `${pick.one(CURIOUS)} ${question}`;
    const points = [c.like, c.example, c.detail].map((text, i) => at(POINTERS, i).replace("{}", soften(text)));
    return {
      prompt,
      language: "en",
      core: `${c.right}.`,
      wrong: `${c.misconception}.`,
      points,
      partial: `There is a well-established explanation, and it is easier than it looks.`,
      block: false,
    };
  },
};

/** Lower-cases a first word that is not a name, after a colon. */
function soften(text: string): string {
  return /^(It|Think|The|At|When|After|Every|You|They|A|An|Lakes|Stretch|Around|Walk|Bend|Two|One|Press|Hearing|Thousands|Count|Shuffling)\b/u.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

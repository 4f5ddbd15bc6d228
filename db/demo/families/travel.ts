/** Short city trips, day by day. The fault: a sight that stands in another city. */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { table } from "../table.ts";
import { MONTHS } from "./contexts.ts";

const CITIES = table(
  ["city", "a", "b", "c", "d", "eat", "tip"],
  `
Lisbon|Belém Tower|the Alfama quarter|the Castle of São Jorge|the tile museum|grilled sardines|Tram 28 is emptier before nine
Vienna|Schönbrunn Palace|the Kunsthistorisches Museum|St Stephen's Cathedral|the Naschmarkt|a slice of Sachertorte|Standing places at the opera cost little
Prague|Charles Bridge|the castle district|the Old Town Square|the Vyšehrad hill|svíčková with dumplings|Cross the bridge at sunrise
Kyoto|Fushimi Inari shrine|Kinkaku-ji|the Nishiki market|the bamboo grove of Arashiyama|a bowl of soba|Buses fill up, so rent a bicycle
Istanbul|Hagia Sophia|the Basilica Cistern|the Grand Bazaar|a ferry on the Bosphorus|simit and tea|Dress for mosques in the morning
Edinburgh|the castle|Arthur's Seat|the Royal Mile|the botanic garden|a bowl of Cullen skink|Bring a windproof jacket
Copenhagen|Nyhavn|Tivoli Gardens|Rosenborg Castle|the Louisiana museum up the coast|smørrebrød|A bicycle is the fastest way around
Seville|the Alcázar|the cathedral with the Giralda|the Plaza de España|the Triana quarter|salmorejo|Rest between two and five in summer
Kraków|Wawel Castle|the Cloth Hall|the Kazimierz quarter|the Wieliczka salt mine|pierogi|Book the salt mine ahead
Amsterdam|the Rijksmuseum|the canal ring|Vondelpark|the Jordaan quarter|a warm stroopwafel|Museum slots sell out weeks ahead
Florence|the Uffizi|the Duomo|the Ponte Vecchio|the Boboli Gardens|ribollita|Climb the dome early
Budapest|Buda Castle|the Parliament|the Széchenyi Baths|the Great Market Hall|lángos|Take swimwear for the baths
Athens|the Acropolis|the Plaka quarter|the National Archaeological Museum|Lycabettus Hill|souvlaki|Start at opening time because of the heat
Montréal|Mount Royal|the old port|the Jean-Talon market|Notre-Dame Basilica|a sesame bagel|The hill is best on foot
Cape Town|Table Mountain|the Bo-Kaap quarter|Kirstenbosch gardens|the V&A Waterfront|a bobotie|Go up the mountain on the first clear day
Mexico City|the Zócalo|Chapultepec Castle|the anthropology museum|the canals of Xochimilco|tacos al pastor|Altitude is real, so take the first day slowly
Ljubljana|the castle hill|the Triple Bridge|Metelkova|Tivoli Park|štruklji|Everything in the centre is walkable
Porto|the Ribeira|the Clérigos Tower|the Livraria Lello bookshop|the port cellars of Gaia|a francesinha|Wear shoes that like hills
`,
);
const COMPANY = [
  "with my parents",
  "alone",
  "with two small children",
  "with my partner",
  "with three friends",
  "with my sister",
  "with a colleague after a fair",
  "with a class of teenagers",
];
const LIKES = [
  "museums",
  "food",
  "long walks",
  "architecture",
  "photography",
  "parks and views",
  "history",
  "slow mornings",
  "local markets",
];
const BUDGETS = [
  "on a small budget",
  "without a car",
  "with little luggage",
  "with one rainy day to expect",
  "for the first time",
  "at a slow pace",
];
const ASKS = [
  "Plan {n} days in {city} in {m}. I'm travelling {who} {b} and love {like}.",
  "I'll be in {city} for {n} days in {m}, {who}, {b}. I'm mostly into {like}. Ideas?",
];

export const travel: Family = {
  id: "travel",
  domain: "planning",
  space: CITIES.length * 2 * MONTHS.length * COMPANY.length * LIKES.length * BUDGETS.length * ASKS.length,
  draft(pick, random) {
    const c = pick.below(CITIES.length);
    const city = at(CITIES, c);
    const days = pick.between(2, 3);
    const month = pick.one(MONTHS);
    const who = pick.one(COMPANY);
    const like = pick.one(LIKES);
    const budget = pick.one(BUDGETS);
    const ask = pick.one(ASKS);
    const stranger = at(CITIES, (c + 1 + random.below(CITIES.length - 1)) % CITIES.length);
    const plan = (third: string) => {
      const last =
        days === 3
          ? `Day 2: ${third}, then lunch nearby.\nDay 3: ${city.d}, and time for ${like}.`
          : `Day 2: ${third}, then ${city.d}.`;
      return `Day 1: ${city.a}, then ${city.b}.\n${last}`;
    };
    const again = (third: string) => {
      const rest =
        days === 3
          ? `**Second day** - ${third}\n**Third day** - ${city.d}, with a free afternoon`
          : `**Second day** - ${third}; in the afternoon ${city.d}`;
      return `**First day** - ${city.a} in the morning, ${city.b} after lunch\n${rest}`;
    };
    return {
      prompt: ask
        .replace("{n}", String(days))
        .replace("{city}", city.city)
        .replace("{m}", month)
        .replace("{who}", who)
        .replace("{b}", budget)
        .replace("{like}", like),
      language: "en",
      core: plan(city.c),
      wrong: plan(stranger.a),
      alternative: { core: again(city.c), wrong: again(stranger.a) },
      points: [
        `${city.tip}.`,
        `Try ${city.eat}.`,
        `In ${month}, check opening hours the week before.`,
        `For ${like}, leave one afternoon open.`,
      ],
      partial: `${city.city} is lovely in ${month}. Walk around the centre and see what you like.`,
      block: true,
    };
  },
};

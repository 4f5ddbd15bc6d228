/** Capitals, currencies and languages of countries. The fault: another city, another country's currency or language. */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { table } from "../table.ts";
import { CURIOUS } from "./contexts.ts";

const COUNTRIES = table(
  ["country", "capital", "other", "currency", "tongue", "feature", "food"],
  `
France|Paris|Lyon|the euro|French|The Loire is its longest river|ratatouille
Spain|Madrid|Barcelona|the euro|Spanish|Mount Teide on Tenerife is its highest peak|paella
Portugal|Lisbon|Porto|the euro|Portuguese|The Tagus reaches the Atlantic there|pastel de nata
Italy|Rome|Milan|the euro|Italian|The Po is its longest river|risotto
Germany|Berlin|Munich|the euro|German|The Zugspitze is its highest mountain|potato dumplings
Austria|Vienna|Graz|the euro|German|The Grossglockner is its highest mountain|apple strudel
Poland|Warsaw|Kraków|the złoty|Polish|The Vistula runs through it from south to north|pierogi
Czechia|Prague|Brno|the koruna|Czech|The Vltava flows through its capital|svíčková
Hungary|Budapest|Debrecen|the forint|Hungarian|Lake Balaton is the largest lake in Central Europe|goulash
Greece|Athens|Thessaloniki|the euro|Greek|Mount Olympus is its highest mountain|moussaka
Turkey|Ankara|Istanbul|the lira|Turkish|It lies on two continents|meze
Norway|Oslo|Bergen|the krone|Norwegian|Its coast is cut by more than a thousand fjords|brown cheese
Sweden|Stockholm|Gothenburg|the krona|Swedish|Vänern is its largest lake|cinnamon buns
Denmark|Copenhagen|Aarhus|the krone|Danish|No point in it is far from the sea|open rye sandwiches
Iceland|Reykjavík|Akureyri|the króna|Icelandic|It sits on the Mid-Atlantic Ridge|skyr
Ireland|Dublin|Cork|the euro|English and Irish|The Shannon is its longest river|soda bread
Romania|Bucharest|Cluj-Napoca|the leu|Romanian|The Carpathians form an arc through it|sarmale
Bulgaria|Sofia|Plovdiv|the euro|Bulgarian|The Danube is its northern border|banitsa
Croatia|Zagreb|Split|the euro|Croatian|It has more than a thousand islands|black risotto
Egypt|Cairo|Alexandria|the Egyptian pound|Arabic|The Nile runs its whole length|koshari
Morocco|Rabat|Casablanca|the dirham|Arabic and Amazigh|The Atlas Mountains cross it|tagine
Kenya|Nairobi|Mombasa|the Kenyan shilling|Swahili and English|The Great Rift Valley cuts through it|ugali
Ethiopia|Addis Ababa|Gondar|the birr|Amharic|The Blue Nile rises at Lake Tana|injera
Ghana|Accra|Kumasi|the cedi|English|Lake Volta is one of the largest reservoirs on Earth|jollof rice
Nigeria|Abuja|Lagos|the naira|English|The Niger and the Benue meet at Lokoja|suya
Japan|Tokyo|Osaka|the yen|Japanese|Mount Fuji is its highest mountain|ramen
South Korea|Seoul|Busan|the won|Korean|The Han River flows through its capital|bibimbap
Vietnam|Hanoi|Ho Chi Minh City|the dong|Vietnamese|The Mekong Delta lies in its south|pho
Thailand|Bangkok|Chiang Mai|the baht|Thai|The Chao Phraya flows through its capital|green curry
Nepal|Kathmandu|Pokhara|the Nepalese rupee|Nepali|Mount Everest stands on its border|dal bhat
India|New Delhi|Mumbai|the Indian rupee|Hindi and English, among many|The Ganges crosses its northern plain|masala dosa
Pakistan|Islamabad|Karachi|the Pakistani rupee|Urdu and English|The Indus is its longest river|biryani
Australia|Canberra|Sydney|the Australian dollar|English|The Great Barrier Reef lies off its north-east coast|barramundi
New Zealand|Wellington|Auckland|the New Zealand dollar|English and Māori|Aoraki / Mount Cook is its highest mountain|pavlova
Canada|Ottawa|Toronto|the Canadian dollar|English and French|It has the longest coastline in the world|poutine
Brazil|Brasília|São Paulo|the real|Portuguese|The Amazon drains much of it|feijoada
Argentina|Buenos Aires|Córdoba|the Argentine peso|Spanish|Aconcagua is the highest mountain of the Americas|empanadas
Chile|Santiago|Valparaíso|the Chilean peso|Spanish|The Atacama is one of the driest places on Earth|pastel de choclo
Peru|Lima|Cusco|the sol|Spanish, Quechua and Aymara|Lake Titicaca lies on its border|ceviche
Colombia|Bogotá|Medellín|the Colombian peso|Spanish|It has coasts on two oceans|arepas
`,
);

const ASKS = [
  "What is the capital of {}, and what should people know about it?",
  "Which currency does {} use?",
  "Which language would I hear in official business in {}?",
  "Give me three quick facts about {}.",
  "Can you describe {} in a few sentences for someone who has never been?",
];

export const geography: Family = {
  id: "geography",
  domain: "knowledge",
  space: COUNTRIES.length * ASKS.length * CURIOUS.length * 2,
  draft(pick, random) {
    const c = pick.one(COUNTRIES);
    const ask = pick.below(ASKS.length);
    const context = pick.one(CURIOUS);
    const question = at(ASKS, ask).replace("{}", c.country);
    const prompt = pick.below(2) === 0 ? `${context} ${question}` : `${question} ${context}`;
    const stranger = random.one(COUNTRIES);
    const money = stranger.currency === c.currency ? "the pound sterling" : stranger.currency;
    const tongue = stranger.tongue === c.tongue ? "Dutch" : stranger.tongue;
    const points = [
      `${c.feature}.`,
      `Ask locals about ${c.food}; it is a dish many people connect with the country.`,
      `${c.other} is another of its well-known cities.`,
    ];
    if (ask !== 1) points.push(`People pay with ${c.currency}.`);
    if (ask !== 2) points.push(`Official languages: ${c.tongue}.`);
    const [core, wrong, core2, wrong2]: [string, string, string, string] =
      ask === 1
        ? [
            `${c.country} uses ${c.currency}.`,
            `${c.country} uses ${money}.`,
            `You pay with ${c.currency} in ${c.country}.`,
            `You pay with ${money} in ${c.country}.`,
          ]
        : ask === 2
          ? [
              `In ${c.country}, official business is done in ${c.tongue}.`,
              `In ${c.country}, official business is done in ${tongue}.`,
              `You would hear ${c.tongue}.`,
              `You would hear ${tongue}.`,
            ]
          : [
              `The capital of ${c.country} is ${c.capital}, the seat of its government.`,
              `The capital of ${c.country} is ${c.other}, the seat of its government.`,
              `${c.country} is governed from ${c.capital}, its capital.`,
              `${c.country} is governed from ${c.other}, its capital.`,
            ];
    return {
      prompt,
      language: "en",
      core,
      wrong,
      alternative: { core: core2, wrong: wrong2 },
      points,
      partial: `${c.country} is well worth reading about.`,
      block: false,
    };
  },
};

/** Events with year, cause and consequence. The fault: a wrong year. */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { table } from "../table.ts";
import { CURIOUS } from "./contexts.ts";

const EVENTS = table(
  ["event", "year", "what", "cause", "result", "extra"],
  `
the fall of Constantinople|1453|Ottoman troops under Mehmed II took the Byzantine capital after a siege of seven weeks|the city had shrunk and its walls met large cannon|the Byzantine Empire ended and the city became the Ottoman capital|Many Greek scholars carried manuscripts to Italy
the signing of Magna Carta|1215|King John of England accepted a list of limits to his power at Runnymede|barons had rebelled over taxes and lost wars|the idea that a ruler stands under the law took root|Most of its clauses have since been repealed
the storming of the Bastille|1789|a Paris crowd seized a royal fortress and prison|bread was dear and troops had gathered around the city|it became the symbol of the French Revolution|Only seven prisoners were inside
the first moon landing|1969|Apollo 11 put two astronauts on the Sea of Tranquility|the United States had set itself the goal early in the decade|about 21.5 kilograms of rock and soil came back to Earth|A third crew member stayed in lunar orbit
the fall of the Berlin Wall|1989|border crossings between East and West Berlin opened on a November night|months of protest and an announcement that came too early|Germany was reunited within a year|The wall had stood for twenty-eight years
the eruption of Vesuvius that buried Pompeii|79|ash and hot gas covered Pompeii and Herculaneum|pressure had built up under the volcano for centuries|the towns were preserved and later excavated|An eyewitness account survives in two letters of Pliny the Younger
the Great Fire of London|1666|a fire that began in a bakery burned for four days|narrow streets, timber houses and a dry east wind|the city was rebuilt in brick and stone|Old St Paul's Cathedral was destroyed
the Battle of Hastings|1066|William of Normandy defeated King Harold|both claimed the English throne after Edward's death|Norman rule changed England's language, law and castles|The story is told in the Bayeux Tapestry
the voyage of Columbus to the Americas|1492|three ships crossed the Atlantic and reached the Bahamas|he sought a western sea route to Asia|lasting contact between the hemispheres began, with grave losses for native peoples|The crossing from the Canary Islands took about five weeks
the opening of the Suez Canal|1869|a waterway joined the Mediterranean and the Red Sea|merchants wanted a route to Asia without rounding Africa|the sea journey from Europe to India became thousands of kilometres shorter|The canal has no locks
the sinking of the Titanic|1912|the liner struck an iceberg on her first voyage|she was travelling fast through an ice field at night|rules on lifeboats and radio watch were tightened|More than 1,500 people died
the first powered flight of the Wright brothers|1903|their aeroplane stayed up for twelve seconds at Kitty Hawk|they had solved the problem of control with movable surfaces|aviation developed within a few decades|The longest of the four flights that day lasted 59 seconds
the discovery of penicillin|1928|Alexander Fleming saw that a mould had killed bacteria in a dish|a culture plate had been left uncovered|antibiotics became available to patients during the 1940s|The mould belonged to the genus Penicillium
the abolition of slavery in the British Empire by law|1833|Parliament passed the Slavery Abolition Act|decades of campaigning and revolts by enslaved people|more than 800,000 people were to be freed in stages|Owners, not the enslaved, were compensated
the Meiji Restoration|1868|power in Japan returned from the shogun to the emperor|foreign pressure had exposed the shogunate's weakness|the country industrialised quickly|The capital moved from Kyoto to Edo, renamed Tokyo
the independence of India|1947|British rule ended and India and Pakistan became separate states|a long mass movement and a weakened empire after the war|millions crossed the new borders|Jawaharlal Nehru became the first prime minister
the first printing of the Gutenberg Bible|1455|a Mainz workshop finished a large Bible with movable metal type|books copied by hand were slow and dear|printing spread across Europe within decades|About 180 copies were made
the end of apartheid in an all-race election in South Africa|1994|Nelson Mandela became president after the first election open to all|years of protest, sanctions and negotiation|a new constitution followed two years later|Queues at polling stations ran for kilometres
the Lisbon earthquake|1755|a quake, a tsunami and fires destroyed much of the city|plates meet in the Atlantic south-west of Portugal|the centre was rebuilt on a grid with early earthquake-resistant frames|Philosophers debated it for years
the first modern Olympic Games|1896|athletes from about a dozen nations met in Athens|Pierre de Coubertin had campaigned for a revival|the Games have been held every four years with few gaps|The marathon was won by Spyridon Louis
the Chernobyl disaster|1986|a reactor exploded during a safety test|the design was unstable at low power and safeguards were switched off|a wide area was evacuated|Monitoring stations in Sweden noticed the fallout first
the coronation of Charlemagne as emperor|800|Pope Leo III crowned him in Rome on Christmas Day|the pope needed a protector|the idea of a western empire revived|His court at Aachen promoted a clear new script
the launch of Sputnik 1|1957|the first artificial satellite circled the Earth|the Soviet Union had built a strong enough rocket|the space race began|Its radio beeped for about three weeks
the Black Death reaching Sicily|1347|ships brought plague to the port of Messina|trade routes linked the Black Sea and the Mediterranean|perhaps a third or more of Europe's people died|Wages rose afterwards because workers were few
`,
);

const ASKS = [
  "When was {}, and why does it matter?",
  "Explain {} like I have two minutes.",
  "What led to {}?",
  "What were the consequences of {}, and in which year did it happen?",
  "Could you give me a short timeline entry for {}?",
];
const LEVELS = [
  "Keep it simple.",
  "A bit of background is welcome.",
  "Plain facts, please.",
  "No dates I cannot remember, please, just the main one.",
];

export const history: Family = {
  id: "history",
  domain: "knowledge",
  space: EVENTS.length * ASKS.length * CURIOUS.length * LEVELS.length,
  draft(pick, random) {
    const e = pick.one(EVENTS);
    const question = pick.one(ASKS).replace("{}", e.event);
    const prompt = `${pick.one(CURIOUS)} ${question} ${pick.one(LEVELS)}`;
    const off = at([-11, -3, -2, 4, 9, 20], random.below(6));
    const dated = (year: number) => `${capital(e.event)} happened in ${year}: ${e.what}.`;
    const again = (year: number) => `In ${year}, ${e.what}; that is what we call ${e.event}.`;
    const year = Number(e.year);
    return {
      prompt,
      language: "en",
      core: dated(year),
      wrong: dated(year + off),
      alternative: { core: again(year), wrong: again(year + off) },
      points: [`As for the cause, ${e.cause}.`, `As a result, ${e.result}.`, `${e.extra}.`],
      partial: `It is one of the turning points that most history books mention.`,
      block: false,
    };
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

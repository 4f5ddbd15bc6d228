/** Summaries of meeting notes. The fault: a figure or a name is swapped. */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { table } from "../table.ts";
import { FIRST_NAMES, MONTHS, WEEKDAYS } from "./contexts.ts";

const MEETINGS = table(
  ["topic", "decision", "problem", "task"],
  `
the new office|we take the floor near the station|the lift is too small for the big tables|measure the meeting rooms
the summer festival|the stage moves to the park|the power supply must be checked|call the electrician
the website relaunch|the shop goes live first|the old photos are too small|collect new photos
the hiring plan|two junior posts are opened|nobody has time for interviews next week|write the job advert
the school trip|we go by train, not by coach|three permissions are still missing|remind the parents
the warehouse move|night shifts are avoided|the scanner software is slow|ask the supplier for an update
the customer survey|the survey is cut to eight questions|answers from the south are few|call ten customers there
the community garden|every plot gets a water butt|slugs have eaten the lettuce|order barrels
the choir tour|we sing in three churches|the bus has two seats too few|find a second car
the app update|dark mode ships, sharing waits|older phones crash at start|test on three old phones
the library opening hours|Saturdays open at nine|the heating fails on cold mornings|get an offer for repair
the annual report|the report is shorter and has more charts|the figures of one branch are late|chase the branch office
`,
);
/** What every meeting also says. */
const ASIDES = table(
  ["said", "about"],
  `
The coffee machine is broken again.|the coffee machine
Somebody left an umbrella in the room.|the umbrella
The window on the left still does not close.|the window
We ran ten minutes over.|that you ran over time
There was cake, thanks to the intern.|the cake
The projector needed three attempts.|the projector
Parking is difficult until the road works end.|the parking
Two people joined by phone and were hard to hear.|the bad line
`,
);
const ASKS = [
  "Summarise these notes in two sentences:",
  "Can you boil this down for someone who missed the meeting?",
  "Turn this into a short summary, please:",
  "TL;DR of the following?",
  "Give me the key points of this:",
];

export const minutes: Family = {
  id: "minutes",
  domain: "extraction",
  space: MEETINGS.length * ASKS.length * FIRST_NAMES.length * WEEKDAYS.length * MONTHS.length * 80,
  draft(pick, random) {
    const m = pick.one(MEETINGS);
    const ask = pick.one(ASKS);
    const n = pick.below(FIRST_NAMES.length);
    const weekday = pick.one(WEEKDAYS);
    const month = pick.one(MONTHS);
    const budget = 1200 + 150 * pick.below(80);
    const who = at(FIRST_NAMES, n);
    const aside = random.one(ASIDES);
    const other = at(FIRST_NAMES, (n + 7) % FIRST_NAMES.length);
    const notes = `Notes, ${weekday}. Present: ${who}, ${other} and four others. We talked about ${m.topic}. ${other} reported that ${m.problem}. After some discussion: ${m.decision}. The budget is $${budget} and must be spent before the end of ${month}. ${who} will ${m.task} until next ${weekday}. ${aside.said}`;
    const sum = (person: string, amount: number) =>
      `On ${m.topic}, the group decided that ${m.decision}, with a budget of $${amount} to be spent before the end of ${month}. ${person} will ${m.task} by next ${weekday}, because ${m.problem}.`;
    const again = (person: string, amount: number) =>
      `${m.decision.charAt(0).toUpperCase()}${m.decision.slice(1)}: that is the outcome on ${m.topic}. $${amount} may be spent until the end of ${month}. Next step: ${person} will ${m.task} by next ${weekday}.`;
    const [person, amount] = random.chance(0.5) ? [other, budget] : [who, budget + 1000];
    return {
      prompt: `${ask}\n\n${notes}`,
      language: "en",
      core: sum(who, budget),
      wrong: sum(person, amount),
      alternative: { core: again(who, budget), wrong: again(person, amount) },
      points: [
        `Decision: ${m.decision}.`,
        `Open problem: ${m.problem}.`,
        `Owner of the next step: ${who}.`,
        `I left out ${aside.about}.`,
      ],
      partial: `The group met on ${weekday} and talked about ${m.topic}.`,
      block: false,
    };
  },
};

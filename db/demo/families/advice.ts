/** Everyday advice. The fault: the step that makes things worse. */
import type { Family } from "../draft.ts";
import { table } from "../table.ts";

const SITUATIONS = table(
  ["problem", "first", "second", "third", "trap"],
  `
my flatmate never washes up|Name one concrete case in a calm moment and say what you would like instead|Agree on a simple rule, such as dishes done before bedtime|Look at it together again after two weeks|Leave an anonymous note and stop speaking until it changes
I cannot fall asleep before two|Get up at the same time every day, also at weekends|Dim lights and put the phone away an hour before bed|If you lie awake for long, get up and read something dull|Stay in bed late to make up for the lost hours
my colleague presents my ideas as his own|Write your proposals down and share them early with the group|Talk to him alone and describe what you saw without guessing motives|If it goes on, ask your manager how credit should be shown|Expose him in front of everyone at the next meeting
I keep putting off my tax return|Collect the papers in one folder and stop there for today|Set a timer for twenty-five minutes and fill in the easy parts|Book a fixed hour for the hard part, with somebody in the room|Wait until the reminder comes because pressure helps
I was given a job offer and want more money|Thank them and ask for two days to think|Find out what others earn in that role and town|Name one number with a reason, and be quiet|Tell them you have another offer even if you have none
my teenager is always on the phone|Ask what it is used for before judging|Agree on phone-free times that also bind the adults|Offer something better for one evening a week|Take the phone away without a word for a month
I moved to a town where I know nobody|Choose one weekly thing, such as a class or a choir, and go five times|Invite two people for coffee instead of waiting|Say yes to small invitations for a while|Stay home until people come to you
I want to save money but never do|Move a fixed sum to another account on payday|List what you pay every month and cancel two things|Wait two days before any larger purchase|Put everything on a credit card to see what you spend
a friend owes me money|Remind them once, kindly, with the sum and a date|Offer to take it in parts|Decide beforehand what the friendship is worth to you|Mention it to all your common friends first
I am nervous before presentations|Practise the first minute until it is boring|Arrive early and stand in the room|Look at three friendly faces, not at the crowd|Learn the whole talk by heart word for word
my dog barks when I leave|Practise very short absences and come back before the barking starts|Make leaving and returning dull|Give something to chew that takes a while|Scold the dog when you come home
I feel overwhelmed by e-mail|Read it at three fixed times a day|Answer at once what takes two minutes and schedule the rest|Unsubscribe from five lists this week|Keep the inbox open on a second screen all day
I have outgrown a hobby group but feel guilty leaving|Write down what you still get from it|Tell the organiser in person and thank them|Offer to finish what you promised|Stop answering until they forget you
we argue about holidays every year|Let each person name one must and one no|Look for a place that meets the musts|Split the days if no place does|Book something secretly and announce it later
my desk work gives me a stiff neck|Raise the screen so its top edge is at eye level|Stand up for a minute every half hour|See a doctor if pain runs into the arm or lasts for weeks|Stretch hard into the pain several times a day
I want to start running at fifty|Have a check-up if you have been inactive for long|Alternate one minute of running with two of walking|Add no more than a tenth per week|Begin with five kilometres at full speed to see where you stand
`,
);
const FEELINGS = [
  "It has been going on for months.",
  "I am at the end of my patience.",
  "I don't want to make a big drama of it.",
  "I have read a lot and done nothing.",
  "It came up again yesterday.",
  "I would rather not talk to strangers about it.",
  "My partner says I am overreacting.",
  "I want something I can do this week.",
];
const ASKS = [
  "What should I do?",
  "Any advice?",
  "How would you handle it?",
  "Where do I start?",
  "What would a sensible person do?",
  "Give me three steps.",
];
const WHO =
  "I'm a nurse on shifts|I'm a student in my first year|I'm a father of two|I run a small bakery|I'm a software tester|I just retired|I teach music|I work from home|I'm a taxi driver|I'm new in my job|I share a flat with three people|I travel a lot for work|I'm a freelance translator|I care for my mother|I'm between jobs|I work in a warehouse".split(
    "|",
  );

export const advice: Family = {
  id: "advice",
  domain: "advice",
  space: SITUATIONS.length * WHO.length * FEELINGS.length * ASKS.length * 2,
  draft(pick, random) {
    const s = pick.one(SITUATIONS);
    const who = pick.one(WHO);
    const feeling = pick.one(FEELINGS);
    const ask = pick.one(ASKS);
    const prompt =
      pick.below(2) === 0
        ? `${who} and ${s.problem}. ${feeling} ${ask}`
        : `${feeling} The thing is, ${s.problem}. ${who}. ${ask}`;
    const steps = [s.first, s.second, s.third];
    const slip = random.below(3);
    const numbered = (list: string[]) => list.map((step, i) => `${i + 1}. ${step}.`).join("\n");
    return {
      prompt,
      language: "en",
      core: numbered(steps),
      wrong: numbered(steps.map((step, i) => (i === slip ? s.trap : step))),
      points: [
        "Do the first step this week; the others can wait.",
        `What rarely works: ${s.trap.charAt(0).toLowerCase()}${s.trap.slice(1)}.`,
        "Small changes that last are worth more than one big effort.",
      ],
      partial: "That sounds tiring. Many people know this feeling, and it usually gets better with time.",
      block: true,
    };
  },
};

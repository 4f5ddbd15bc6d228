/** Short letters. The fault: another day or time than asked for. */

import type { Family } from "../draft.ts";
import { at } from "../random.ts";
import { table } from "../table.ts";
import { FIRST_NAMES, WEEKDAYS } from "./contexts.ts";

const SITUATIONS = table(
  ["ask", "subject", "body", "offer"],
  `
move our weekly review to {d} at {t}|Weekly review moved to {d}|I would like to move our weekly review to {d} at {t}, because two of us are travelling on the usual day|The agenda stays the same
invite the team to a farewell lunch on {d} at {t}|Farewell lunch on {d}|We are saying goodbye with a lunch on {d} at {t}, and I would be happy if you could join us|Please tell me about any dietary needs
remind a client that the contract draft is due on {d} by {t}|Contract draft due {d}|This is a friendly reminder that we expect the signed draft on {d} by {t}|If anything in the wording holds you up, I can call you today
ask the landlord to send a plumber on {d} at {t}|Leaking tap: visit on {d}|The kitchen tap has been leaking since the weekend. Could you send a plumber on {d} at {t}? I will be at home|A photo of the leak is attached
cancel a dentist appointment on {d} at {t}|Cancelling my appointment on {d}|I have to cancel my appointment on {d} at {t} and would be grateful for a new date|Mornings suit me best
announce a server maintenance on {d} at {t}|Maintenance on {d}|We will update the servers on {d} at {t}. Please save your work before then; the outage should last about an hour|Questions are welcome in the operations channel
thank a speaker and confirm the talk on {d} at {t}|Your talk on {d}|Thank you for agreeing to speak. This confirms your talk on {d} at {t} in the main hall|A microphone and a screen will be ready
ask a teacher for a meeting on {d} at {t}|Meeting on {d}?|I would like to talk about my son's progress in maths. Would {d} at {t} work for you|I am flexible if another hour is easier
apologise for missing a call and propose {d} at {t}|Sorry I missed you - {d}?|I am sorry that I missed our call. Could we try again on {d} at {t}|I have set a reminder this time
tell the neighbours about a birthday party on {d} from {t}|Birthday party on {d}|We are celebrating a birthday on {d} from {t} and it may be louder than usual. You are very welcome to join us|Ring our bell if the music is too loud
confirm the delivery of office chairs on {d} at {t}|Delivery on {d}|I confirm that we can receive the chairs on {d} at {t}. Please use the entrance in the yard|The lift holds two pallets
ask HR whether I can work from home on {d} until {t}|Working from home on {d}|I would like to work from home on {d} until {t} because a technician is coming|I will be reachable as usual
request a quote for printing flyers, needed on {d} by {t}|Quote for 500 flyers|We need 500 flyers on {d} by {t}. Could you send us a price for matt paper, printed on both sides|The file is ready to print
propose a walk-through of the new flat on {d} at {t}|Viewing on {d}|We are very interested in the flat and would like to see it on {d} at {t}|We can bring all documents along
`,
);
const TONES = ["friendly", "formal", "brief and polite", "warm", "businesslike", "relaxed"];
const TIMES = ["8:30", "9:00", "10:15", "11:00", "12:30", "13:45", "14:00", "15:30", "16:15", "17:00"];
const FRAMES = [
  "Write a {tone} e-mail to {who} to {ask}. Sign it as {me}.",
  "I'm {me}. Help me {ask}: a {tone} message to {who}, please.",
  "Draft a {tone} note from {me} to {who}. I want to {ask}.",
];

export const email: Family = {
  id: "email",
  domain: "writing",
  space:
    SITUATIONS.length *
    TONES.length *
    TIMES.length *
    WEEKDAYS.length *
    FRAMES.length *
    FIRST_NAMES.length *
    (FIRST_NAMES.length - 1),
  draft(pick, random) {
    const s = pick.one(SITUATIONS);
    const tone = pick.one(TONES);
    const t = pick.below(TIMES.length);
    const d = pick.below(WEEKDAYS.length);
    const frame = pick.one(FRAMES);
    const sender = pick.below(FIRST_NAMES.length);
    const me = at(FIRST_NAMES, sender);
    const who = at(FIRST_NAMES, (sender + 1 + pick.below(FIRST_NAMES.length - 1)) % FIRST_NAMES.length);
    const day = at(WEEKDAYS, d);
    const hour = at(TIMES, t);
    const letter = (dd: string, tt: string) => {
      const body = fill(s.body, dd, tt);
      const ending = /\b(Could|Would) [^.?]*$/u.test(body) ? "?" : ".";
      const [hello, bye] =
        tone === "formal" || tone === "businesslike" ? ["Dear", "Kind regards"] : ["Hi", "Best wishes"];
      return `Subject: ${fill(s.subject, dd, tt)}\n\n${hello} ${who},\n\n${body}${ending} ${s.offer}.\n\n${bye},\n${me}`;
    };
    const again = (dd: string, tt: string) => {
      const body = fill(s.body, dd, tt);
      const ending = /\b(Could|Would) [^.?]*$/u.test(body) ? "?" : ".";
      return `**${fill(s.subject, dd, tt)}**\n\nHello ${who},\n\nI hope you are well. ${body}${ending}\n\n${s.offer}.\n\nThank you and best regards,\n${me}`;
    };
    const wrongDay = random.chance(0.5) ? at(WEEKDAYS, (d + 1 + random.below(4)) % 5) : day;
    const wrongHour = wrongDay === day ? at(TIMES, (t + 1 + random.below(9)) % 10) : hour;
    return {
      prompt: frame
        .replace("{tone}", tone)
        .replace("{who}", who)
        .replace("{me}", me)
        .replace("{ask}", fill(s.ask, day, hour)),
      language: "en",
      core: letter(day, hour),
      wrong: letter(wrongDay, wrongHour),
      alternative: { core: again(day, hour), wrong: again(wrongDay, wrongHour) },
      points: [
        "The day and time stand in the first lines, so nobody has to search for them.",
        `The tone is ${tone}; change the greeting if you know ${who} better.`,
        "It fits on a phone screen without scrolling.",
      ],
      partial: `Start with a greeting to ${who}, say what you want in one sentence and end politely.`,
      block: true,
    };
  },
};

function fill(text: string, day: string, hour: string): string {
  return text.replaceAll("{d}", day).replaceAll("{t}", hour);
}

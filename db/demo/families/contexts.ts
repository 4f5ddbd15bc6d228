/** Why somebody asks. One sentence before the question; each list suits the domains that import it. */
import { lines } from "../table.ts";

export const CURIOUS = lines(`
I'm putting together a pub quiz.
My daughter has a test on this tomorrow.
We argued about this at lunch.
I'm writing a short article for our local paper.
I teach a class of twelve-year-olds.
I'm preparing flash cards.
My grandfather asked me and I had no idea.
I'm planning a themed dinner evening.
I'm brushing up on general knowledge.
I saw this in a crossword and got stuck.
I'm checking a fact for a podcast.
This came up in a trivia app and I doubt the answer.
I'm volunteering at a museum next month.
I'm making a poster for the school corridor.
I never learned this properly at school.
My book club is discussing it on Thursday.
I'm studying for an entrance exam.
I need it for a slide in a talk.
I'm helping a friend with homework.
I just watched a documentary about it.
I'm proofreading a children's encyclopedia.
My team wants a fun fact for the newsletter.
I'm tutoring two students this afternoon.
I'm writing dialogue for a character who would know this.
`);

export const FIRST_NAMES = lines(`
Amara
Ben
Chiara
Dmitri
Elif
Farid
Greta
Hana
Ivo
Jun
Kavya
Lena
Mateo
Nadia
Omar
Paula
Quentin
Rosa
Samir
Tess
Ulrich
Vera
Wanda
Xavier
Yusuf
Zoe
Anders
Bianca
Carlos
Dora
Emil
Fatima
Goran
Helene
Ines
Jakob
Karim
Ludmila
Marek
Noor
`);

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

import type { DemoCheck } from "#scripts/demo/story";

const NOBODY_ASKED = "This is example data, written to show the product: nobody was asked.";

export const CHECKS: DemoCheck[] = [
  {
    author: "hasmik",
    publisher: "mod_iris",
    on: "2025-08-06",
    title: "Has nitrogen dioxide in Port Calder halved?",
    subject: "air",
    readings: [],
    answer:
      "It halved at the harbour, where ships now take power from the shore. At the two stations in the streets it fell by a fifth and by a seventh.",
    body: [
      "The air office measures at three places. Its table has a fall at all of them between 2023 and 2025 [S{air.1}].",
      "Only one of the three halved: the harbour, from 41 to 20 micrograms. That station stands beside the ferry terminal, whose ships were connected to power from the shore in the same year [S{air.2}].",
      "| station | 2023 | 2025 |\n|---|---|---|\n| Harbour | 41 | 21 |\n| Rope Street | 38 | 31 |\n| School Hill | 29 | 25 |",
    ].join("\n\n"),
    contactNote: NOBODY_ASKED,
    reviewOn: "2027-08-06",
    wouldChange: [
      "Readings of the two street stations that show a fall by half.",
      "A correction of the air office’s table for 2023 or 2025.",
    ],
    whyChosen: "The mayor said it at a press conference, and the council is about to extend the zone.",
    correction: {
      by: "mod_iris",
      on: "2025-08-12",
      type: "correction",
      text: "An earlier version gave 20 micrograms for the harbour in 2025; the table of the air office has 21. The verdict did not change.",
      replace: ["from 41 to 20 micrograms", "from 41 to 21 micrograms"],
    },
  },
  {
    author: "nino",
    publisher: "mod_iris",
    on: "2025-08-07",
    title: "Did the ferry company ask to leave before the harbour tax?",
    subject: "notice",
    readings: [{ sentence: "Was the tax the only reason that the company gave?", claim: "only_reason" }],
    answer:
      "The letter of notice is eleven days older than the council’s vote, and six weeks younger than the proposal. It names the tax as one reason among three.",
    body: [
      "The company’s letter to the harbour office is dated 3 March 2025 [S{notice.1}]. The council adopted the harbour tax on 14 March [S{notice.2}]; it had been proposed on 20 January [S{notice.3}].",
      "The letter gives its reasons in one sentence: passengers, the quay, and the tax that the council was about to decide on [S{only_reason.1}]. It does not say which weighed most.",
    ].join("\n\n"),
    contactNote: NOBODY_ASKED,
    reviewOn: "2026-08-07",
    wouldChange: [
      "A letter of notice of another date, or an earlier one by word of mouth.",
      "Minutes that show that the council had in fact decided before 14 March.",
    ],
    whyChosen: "The town tells two stories about the company, and both can be tested on its letter.",
    backing: "levon",
  },
  {
    author: "nino",
    publisher: "mod_iris",
    on: "2025-08-08",
    title: "Was the corridor in the 2020 agreement?",
    subject: "corridor",
    readings: [
      { sentence: "Does the text name a corridor across Syunik?", claim: "named" },
      { sentence: "Does it bind Armenia to let people, vehicles and cargo pass?", claim: "passage" },
      { sentence: "Does it take the route out of Armenia’s jurisdiction?", claim: "jurisdiction" },
    ],
    answer:
      "No clause names a corridor across Syunik. Point 9 does oblige Armenia to guarantee safe passage between Azerbaijan and Nakhchivan; who would control the route is what the sides dispute.",
    body: [
      "## What the text says",
      "Point 9 unblocks “all economic and transport links in the region” [S{corridor.1}], has Armenia guarantee the safety of the connection between the western regions of Azerbaijan and Nakhchivan [S{passage.1}], and gives its control to Russia’s border service [S{corridor.2}]. The word “corridor” does not stand in it.",
      "## What was said about it",
      "Azerbaijan’s president holds that the corridor was laid down there. In 2023 he said of the word that it was “in no way an encroachment on someone’s territory” [S{corridor.4}]. Russia’s foreign minister said in 2024 that the corridor had “never been discussed” as part of those agreements [S{corridor.3}]. Armenia’s second president has told that the subject came in as a counterpart to Lachin [S{corridor.5}].",
      "## What stays open",
      "The statement does not say whose law holds on the road. Control by another state’s service [S{jurisdiction.1}] stands against what a later task force is reported to have settled [S{jurisdiction.2}], which was not published. Reviewers do not agree on that reading, and we say so.",
    ].join("\n\n"),
    contactNote: NOBODY_ASKED,
    reviewOn: "2027-08-08",
    wouldChange: [
      "An annex or a map, signed by the three, that names a route across Syunik.",
      "The task force’s decision on sovereignty, published in full: it would settle the third reading.",
      "Agreement of more reviewers who usually disagree: the verdict would no longer rest on a few.",
    ],
    whyChosen: "Leaders of three countries contradict each other about a text that anybody can read.",
    backing: "leyla",
    dissent: "rustam",
    correction: {
      by: "mod_iris",
      on: "2025-08-15",
      type: "clarification",
      text: "The second reading now rests on the statement of January 2021 as well. The verdict did not change.",
      replace: [
        "between the western regions of Azerbaijan and Nakhchivan [S{passage.1}], and",
        "between the western regions of Azerbaijan and Nakhchivan [S{passage.1}], which a working group was asked to carry out in January 2021 [S{passage.2}], and",
      ],
    },
  },
];

import type { DemoArticle } from "#scripts/demo/story";

/**
 * Written for the demo newsroom. The two about the 2020 statement tell in our own words what is reported at the
 * addresses that their sources name; real people are quoted only in the short passages that stand there. Port Calder,
 * its newspaper and its mayor are invented.
 */
export const ARTICLES = {
  digest: {
    by: "levon",
    on: "2025-08-02",
    url: "https://newsroom.example/digest/a-road-not-there-yet",
    title: "Five years on, a road that is not there yet still divides its readers",
    publisher: "Example Newsroom Digest",
    publishedOn: "2025-08-02",
    paragraphs: [
      "Few short texts have been read as often as the nine points that Vladimir Putin, Ilham Aliyev and Nikol Pashinyan signed in the night to 10 November 2020.",
      "In January 2024 Azerbaijan’s president, Ilham Aliyev, tied the opening of the borders with Armenia to a land corridor across Armenian territory, whose creation, he holds, was laid down in the statement of 9 November 2020.",
      "Russia’s foreign minister, Sergei Lavrov, answered on 18 January 2024 that the corridor had never been discussed as part of those agreements. A task force of the three countries, he added, decided that every country keeps sovereignty and jurisdiction over the unblocked routes on its soil.",
      "The text itself is short. Some readers take it to name a corridor across Syunik, as it names the one at Lachin. Others say that with Russian border guards in control the statement takes the route out of Armenia’s jurisdiction. Both camps have read the same nine points.",
    ],
  },
  working_group: {
    by: "elchin",
    on: "2025-08-03",
    url: "https://newsroom.example/digest/the-working-group",
    title: "What the working group was asked to do",
    publisher: "Example Newsroom Digest",
    publishedOn: "2025-08-03",
    paragraphs: [
      "Two months after the ceasefire a second statement set up a working group, to put the ninth point of the first into practice. It met, and little of what it agreed on was ever made public.",
      "This summer Armenia’s second president, Robert Kocharyan, told how the subject had come into the first statement: at Azerbaijan’s request, as a counterpart to the Lachin corridor.",
    ],
  },
  ferry: {
    by: "nino",
    on: "2025-08-05",
    url: "https://courier.example/the-ferry-and-the-tax",
    title: "The ferry and the tax",
    publisher: "Calder Courier",
    publishedOn: "2025-08-04",
    paragraphs: [
      "Since the council of Port Calder decided on a harbour tax, the town has been told two stories about the Calder Ferry Company, which sails its last ship in October.",
      "The company, says councillor Berit Vang, gave notice before the harbour tax was decided. So the tax cannot have driven it away.",
      "On the quay people say the opposite: the harbour tax was the only reason that the company gave. Both have seen the letter of notice, and neither has read it out.",
    ],
  },
  air: {
    by: "hasmik",
    on: "2025-08-03",
    url: "https://courier.example/port-calder-counts-its-breaths",
    title: "Port Calder counts its breaths",
    publisher: "Calder Courier",
    publishedOn: "2025-08-03",
    paragraphs: [
      "One year after Port Calder closed its centre to old diesel cars, the mayor, Ulrik Sand, called the zone a success at a press conference on the quay.",
      "Nitrogen dioxide in the city has halved since the zone began, he said. Traffic in the centre has fallen by a third.",
      "The measuring station at the harbour stands beside the ferry terminal, whose ships now take power from the shore.",
    ],
  },
} as const satisfies Record<string, DemoArticle>;

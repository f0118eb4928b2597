import type { DemoClaim, DemoSource } from "#scripts/demo/story";

const TRANSLATION = {
  url: "https://fip.am/en/43089",
  title: "Point 9 of the trilateral statement, in a fact-checker’s translation",
  publisher: "Fact Investigation Platform",
  says: "All economic and transport links in the region shall be unblocked. The Republic of Armenia shall guarantee the safety of transport communication between the western regions of the Republic of Azerbaijan and the Nakhichevan Autonomous Republic with a view to organize the unimpeded movement of citizens, vehicles and cargo in both directions. Control over transport communication shall be exercised by the Border Guard Service bodies of the FSS of Russia.",
} as const;

const point9 = (said: Omit<DemoSource, "kind" | "from" | "locator">): DemoSource => ({
  ...said,
  kind: "primary",
  from: TRANSLATION,
  locator: "point 9",
});

const LAVROV: DemoSource["from"] = {
  url: "https://armenpress.am/eng/news/1128350/",
  title: "Lavrov’s press briefing of 18 January 2024",
  publisher: "Armenpress",
  says: "The Zangezur Corridor has never been discussed as part of the agreements that were made by President Putin, President Aliyev and Prime Minister Pashinyan on November 9 in 2020",
};

const WORKING_GROUP: DemoSource["from"] = {
  url: "https://president.az/en/articles/view/50070",
  title: "Statement of 11 January 2021",
  publisher: "President of the Republic of Azerbaijan",
  says: "in relation to the unblocking of all economic and transport communications in the region",
};

const ALIYEV_2023: DemoSource["from"] = {
  url: "https://news.am/eng/news/761963.html",
  title: "Aliyev at the Eurasian summit, 25 May 2023",
  publisher: "NEWS.am",
  says: "in no way an encroachment on someone's territory",
};

const TASK_FORCE: DemoSource["from"] = {
  url: "https://newsroom.example/digest/the-task-force",
  title: "What the task force is reported to have settled",
  publisher: "Example Newsroom Digest",
  says: "Russia’s foreign minister added that a task force of the three countries decided that every country keeps sovereignty and jurisdiction over the unblocked routes on its soil.",
};

const SHORE_POWER: DemoSource["from"] = {
  url: "https://harbour.example/shore-power",
  title: "Power from the shore",
  publisher: "Port Calder Harbour Office",
  says: "The measuring station stands beside the ferry terminal, whose ships now take power from the shore.",
};

const NOTICE: DemoSource["from"] = {
  url: "https://ferry.example/letter-of-notice",
  title: "Letter of notice to the harbour office",
  publisher: "Calder Ferry Company",
  says: "Port Calder, 3 March 2025. We end our service on 31 October. The number of passengers has halved in six years, the quay must be rebuilt at our cost, and the council is about to decide on a harbour tax.",
};

const MINUTES: DemoSource["from"] = {
  url: "https://council.example/minutes/2025-03-14",
  title: "Minutes of the council, 14 March 2025",
  publisher: "Council of Port Calder",
  says: "The harbour tax is adopted by eleven votes to six. The chair notes that it was first proposed on 20 January.",
};

const TOPICS = ["South Caucasus"];

export const CLAIMS = {
  corridor: {
    by: "levon",
    on: "2025-08-02",
    in: {
      article: "digest",
      words: "whose creation, he holds, was laid down in the statement of 9 November 2020",
    },
    statement: "The creation of the corridor was laid down in the agreement of 9 November 2020.",
    claimant: { kind: "person", name: "Ilham Aliyev" },
    said: { on: "2024-01-01", precision: "month" },
    topics: TOPICS,
    sources: [
      point9({
        by: "anush",
        stance: "refutes",
        quote: "All economic and transport links in the region shall be unblocked.",
      }),
      point9({
        by: "rustam",
        stance: "supports",
        quote:
          "Control over transport communication shall be exercised by the Border Guard Service bodies of the FSS of Russia.",
      }),
      { by: "levon", stance: "refutes", kind: "primary", from: LAVROV, quote: LAVROV.says },
      {
        by: "elchin",
        stance: "context",
        kind: "primary",
        from: ALIYEV_2023,
        quote: ALIYEV_2023.says,
        note: "Said about the word “corridor”, which he used as in North–South or East–West corridor.",
      },
      {
        by: "leyla",
        stance: "supports",
        kind: "secondary",
        from: "working_group",
        quote: "at Azerbaijan’s request, as a counterpart to the Lachin corridor",
      },
    ],
    votes: [
      [
        "anush",
        "mostly_false",
        "high",
        "Point 9 names links, safety and control. A corridor it does not name, although it names one at Lachin.",
      ],
      [
        "levon",
        "false",
        "high",
        "The foreign minister of the country that wrote the draft says it was never discussed; the text bears him out.",
      ],
      [
        "hasmik",
        "mostly_false",
        "high",
        "An obligation to guarantee passage is in the text. A corridor as a thing of its own is not.",
      ],
      [
        "leyla",
        "mostly_false",
        "medium",
        "I wish the word were there, since the purpose is. It is not, and the claim is about what was laid down.",
      ],
      [
        "rustam",
        "mixed",
        "high",
        "Unimpeded movement under another state’s border service is a corridor in all but name; leaving out the word does not leave out the thing.",
      ],
      [
        "elchin",
        "mostly_false",
        "medium",
        "The president himself said that he used the word as for any route. The statement lays down a route, not a corridor.",
      ],
      [
        "nino",
        "mostly_false",
        "high",
        "What is laid down is unblocking and safe passage. The rest is read into it by one side and out of it by the other.",
      ],
    ],
  },
  named: {
    by: "anush",
    on: "2025-08-04",
    in: { article: "digest", words: "name a corridor across Syunik, as it names the one at Lachin" },
    statement: "The text of the 2020 statement names a corridor across Syunik.",
    topics: TOPICS,
    sources: [
      point9({
        by: "anush",
        stance: "refutes",
        quote: "All economic and transport links in the region shall be unblocked.",
      }),
      { by: "hasmik", stance: "refutes", kind: "primary", from: LAVROV, quote: LAVROV.says },
    ],
    votes: [
      [
        "anush",
        "false",
        "high",
        "The nine points can be read in ten minutes. No corridor but Lachin’s is named in any of them.",
      ],
      [
        "levon",
        "false",
        "high",
        "I looked for the word in all languages of the statement; it stands there for Lachin only.",
      ],
      [
        "hasmik",
        "false",
        "high",
        "A legal text names what it creates. This one names links and their safety, nothing else.",
      ],
      [
        "leyla",
        "false",
        "high",
        "Whatever one thinks of the purpose, the word is not in the text, and the question is about the text.",
      ],
      [
        "rustam",
        "mostly_false",
        "medium",
        "Not by that word. The thing is described closely enough that a reader knows which road is meant.",
      ],
      ["elchin", "false", "high", "The claim is about naming. Nothing across Syunik is named in point 9 or elsewhere."],
      ["nino", "false", "high", "Both camps quote the same sentence, and there is no such name in it."],
    ],
  },
  passage: {
    by: "rustam",
    on: "2025-08-04",
    in: { readingOf: "corridor" },
    statement:
      "The 2020 statement obliges Armenia to let people, vehicles and cargo pass between Azerbaijan and Nakhchivan.",
    topics: TOPICS,
    sources: [
      point9({
        by: "rustam",
        stance: "supports",
        quote: "organize the unimpeded movement of citizens, vehicles and cargo in both directions",
      }),
      { by: "elchin", stance: "supports", kind: "primary", from: WORKING_GROUP, quote: WORKING_GROUP.says },
    ],
    votes: [
      [
        "anush",
        "true",
        "medium",
        "It does: Armenia guarantees the safety of that movement, and the movement is to be unimpeded.",
      ],
      ["levon", "true", "high", "The obligation is plain. How it is to be met is what the working group was for."],
      [
        "hasmik",
        "mostly_true",
        "high",
        "Armenia guarantees safety with a view to such movement; the organising is left to all the signatories.",
      ],
      [
        "leyla",
        "true",
        "high",
        "This is the part of point 9 that nobody disputes: people, vehicles and cargo, in both directions.",
      ],
      ["rustam", "true", "high", "The words are there: unimpeded movement, in both directions, guaranteed by Armenia."],
      [
        "elchin",
        "true",
        "high",
        "The second statement set up a working group to carry it out, so all three took it as an obligation.",
      ],
      ["nino", "true", "high", "Both the text and what the signatories did about it say so."],
    ],
  },
  jurisdiction: {
    by: "elchin",
    on: "2025-08-04",
    in: { article: "digest", words: "the statement takes the route out of Armenia’s jurisdiction" },
    statement: "The 2020 statement takes the route across Syunik out of Armenia’s jurisdiction.",
    topics: TOPICS,
    sources: [
      point9({
        by: "elchin",
        stance: "supports",
        quote:
          "Control over transport communication shall be exercised by the Border Guard Service bodies of the FSS of Russia.",
      }),
      {
        by: "levon",
        stance: "refutes",
        kind: "secondary",
        from: TASK_FORCE,
        quote: "every country keeps sovereignty and jurisdiction over the unblocked routes on its soil",
      },
    ],
    votes: [
      [
        "anush",
        "false",
        "high",
        "Control of traffic is not jurisdiction. A border service can check passports on ground that stays Armenia’s.",
      ],
      [
        "levon",
        "false",
        "high",
        "The three countries’ own task force settled that jurisdiction stays with each country on its soil.",
      ],
      [
        "hasmik",
        "mostly_false",
        "high",
        "Jurisdiction is not given away by silence, and the statement is silent on it.",
      ],
      [
        "leyla",
        "mostly_true",
        "medium",
        "If another state’s guards control who passes, little of what people mean by jurisdiction is left.",
      ],
      [
        "rustam",
        "true",
        "high",
        "Control by Russia’s border service is written down; control by Armenia’s is not. That was the point of it.",
      ],
      [
        "elchin",
        "true",
        "medium",
        "A route controlled by a third state’s service is outside the host’s jurisdiction in all that matters to a driver.",
      ],
      [
        "nino",
        "unverifiable",
        "medium",
        "The text gives control to one service and says nothing of jurisdiction; what was agreed later was not published.",
      ],
    ],
  },
  denial: {
    by: "hasmik",
    on: "2025-08-05",
    in: { article: "digest", words: "the corridor had never been discussed as part of those agreements" },
    statement: "The Zangezur corridor was never discussed as part of the agreements of 9 November 2020.",
    claimant: { kind: "person", name: "Sergei Lavrov" },
    said: { on: "2024-01-18", precision: "day" },
    topics: TOPICS,
    sources: [{ by: "hasmik", stance: "supports", kind: "primary", from: LAVROV, quote: LAVROV.says }],
    votes: [
      [
        "hasmik",
        "unverifiable",
        "medium",
        "Who discussed what in that night is known to those who were in the room, and they disagree.",
      ],
      [
        "elchin",
        "unverifiable",
        "low",
        "Only the text was published, not the talks; one side’s memory of them does not settle it.",
      ],
    ],
  },
  notice: {
    by: "nino",
    on: "2025-08-05",
    in: { article: "ferry", words: "gave notice before the harbour tax was decided" },
    statement: "The Calder Ferry Company gave notice before the harbour tax was decided.",
    claimant: { kind: "person", name: "Berit Vang" },
    said: { on: "2025-08-04", precision: "day" },
    topics: ["Harbour tax"],
    sources: [
      { by: "nino", stance: "supports", kind: "primary", from: NOTICE, quote: "Port Calder, 3 March 2025." },
      {
        by: "anush",
        stance: "supports",
        kind: "primary",
        from: MINUTES,
        quote: "The harbour tax is adopted by eleven votes to six.",
        locator: "minutes of 14 March 2025",
      },
      {
        by: "elchin",
        stance: "context",
        kind: "primary",
        from: MINUTES,
        quote: "it was first proposed on 20 January",
        locator: "minutes of 14 March 2025",
      },
    ],
    votes: [
      [
        "anush",
        "mostly_true",
        "high",
        "The letter is eleven days older than the vote. It was written when everybody knew that the vote would come.",
      ],
      [
        "levon",
        "mostly_true",
        "high",
        "Before the decision, yes; after the proposal. The claim leaves out the second.",
      ],
      [
        "hasmik",
        "mostly_true",
        "medium",
        "The dates bear it out. That the tax was in the air by then is left out, and matters to what is made of it.",
      ],
      ["leyla", "mostly_true", "high", "Third of March against fourteenth of March. The proposal is older than both."],
      [
        "rustam",
        "true",
        "high",
        "The claim is about the decision, and the letter came before it. Nothing else is claimed.",
      ],
      [
        "elchin",
        "mostly_true",
        "high",
        "I voted against reading more into it than the dates say: earlier than the vote, later than the plan.",
      ],
      ["nino", "mostly_true", "high", "Right on the dates, and a reader who stops there is missing January."],
    ],
  },
  only_reason: {
    by: "rustam",
    on: "2025-08-05",
    in: { article: "ferry", words: "the harbour tax was the only reason that the company gave" },
    statement: "The harbour tax was the only reason that the Calder Ferry Company gave for leaving.",
    topics: ["Harbour tax"],
    sources: [
      {
        by: "rustam",
        stance: "refutes",
        kind: "primary",
        from: NOTICE,
        quote: "The number of passengers has halved in six years, the quay must be rebuilt at our cost",
      },
    ],
    votes: [
      ["anush", "false", "high", "Three reasons stand in the letter, and the tax is the last of them."],
      ["levon", "false", "high", "Passengers first, the quay second, the tax third. “Only” is wrong."],
      [
        "hasmik",
        "false",
        "high",
        "The letter names three. Which weighed most it does not say, and the claim does not ask.",
      ],
      ["leyla", "false", "high", "Anybody who reads the letter to its end finds two other reasons before the tax."],
      ["rustam", "false", "high", "It is one of three reasons given, in a single sentence."],
      ["elchin", "mostly_false", "medium", "It is given as a reason. It is not given as the only one."],
      ["nino", "false", "high", "One of three, and the last named."],
    ],
  },
  air: {
    by: "hasmik",
    on: "2025-08-04",
    in: { article: "air", words: "Nitrogen dioxide in the city has halved since the zone began" },
    statement: "Nitrogen dioxide in Port Calder has halved since the low-emission zone began.",
    claimant: { kind: "person", name: "Ulrik Sand" },
    said: { on: "2025-08-03", precision: "day" },
    topics: ["Low-emission zone"],
    sources: [
      {
        by: "hasmik",
        stance: "refutes",
        kind: "primary",
        from: {
          url: "https://air.example/port-calder/2025",
          title: "Yearly means of the measuring stations, Port Calder",
          publisher: "Calder Air Office",
          says: "Harbour station: 41 micrograms per cubic metre in 2023, 21 in 2025. Rope Street: 38 in 2023, 31 in 2025. School Hill: 29 in 2023, 25 in 2025.",
        },
        quote: "Rope Street: 38 in 2023, 31 in 2025.",
      },
      {
        by: "levon",
        stance: "context",
        kind: "secondary",
        from: SHORE_POWER,
        quote: "stands beside the ferry terminal, whose ships now take power from the shore",
      },
    ],
    votes: [
      [
        "anush",
        "mostly_false",
        "high",
        "It halved at one station of three, the one beside the ferries. Elsewhere it fell by a seventh to a fifth.",
      ],
      [
        "levon",
        "mostly_false",
        "high",
        "The harbour station measures the ships as much as the cars; the other two tell of the city.",
      ],
      [
        "hasmik",
        "mostly_false",
        "high",
        "The office’s own table has a fall everywhere, and a halving in one place only.",
      ],
      ["leyla", "mostly_false", "medium", "A fall, yes. Half, only where the ships switched to power from the shore."],
      ["rustam", "mostly_false", "high", "One station is not the city, and that one has another cause."],
      ["nino", "mostly_false", "medium", "The figure is right for the harbour and wrong for what he said it of."],
    ],
  },
} as const satisfies Record<string, DemoClaim>;

import { describe, expect, test } from "vitest";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import { attributionIn } from "#server/claims/suggestions/attribution";
import { reasonsIn } from "#server/claims/suggestions/reasons";
import { suggestSentences } from "#server/claims/suggestions/suggest";

const reason = (kind: string, text: string, language: string) => {
  const found = reasonsIn(text, language).find((one) => one.kind === kind);
  return found ? text.slice(found.first, found.last).trim() : null;
};

describe("a number as a reason", () => {
  test.each([
    ["en", "The bridge cost $3.4 billion in all.", "$3.4"],
    ["en", "Some 33,000 people had to leave.", "33,000"],
    ["de", "Das kostet 2,5 Prozent mehr.", "2,5"],
    ["fr", "Le chômage a baissé de 7,5 %.", "7,5 %"],
    ["ru", "Погибли 30 человек.", "30"],
    ["hy", "Զոհվել է 44 մարդ։", "44"],
    ["tr", "Yangında 12 kişi öldü.", "12"],
    ["zh", "共有300人参加。", "300"],
  ])("is what counts something: %s, %s", (language, text, words) => {
    expect(reason("number", text, language)).toBe(words);
  });

  test.each([
    ["en", "Article 5 was read aloud."],
    ["en", "The G20 met in Rome, and the CAC 40 fell."],
    ["en", "They came on 2 May to the harbour."],
    ["es", "Fue el 8 de junio en Madrid."],
    ["cs", "Stalo se to 17. prosince v Praze."],
    ["fr", "Il est parti à 7h43 du matin."],
    ["en", "After 9/11 much changed."],
    ["en", "In 1998 the school was closed."],
    ["ru", "Это статья 105 кодекса."],
  ])("is no name, day, hour or year: %s, %s", (language, text) => {
    expect(reason("number", text, language)).toBeNull();
  });
});

describe("other reasons", () => {
  test("are dates, comparisons, causes and words of somebody", () => {
    expect(reason("date", "The school was closed in 1998 for good.", "en")).toBe("1998");
    expect(reason("date", "It was on 3 March 2021 that they met.", "en")).toBe("3 March 2021");
    expect(reason("date", "The 2022 policy is a mess.", "en")).toBeNull();
    expect(reason("comparison", "Prices rose faster than wages.", "en")).toBe("rose");
    expect(reason("comparison", "Last Monday they met again.", "en")).toBeNull();
    expect(reason("cause", "It fell because nobody mended it.", "en")).toBe("because");
    expect(reason("quotation", "He called it “the worst bridge in the country” twice.", "en")).toContain(
      "worst bridge",
    );
    expect(reason("quotation", "The so-called “experts” left.", "en")).toBeNull();
  });
});

describe("who said it", () => {
  test.each([
    ["en", "“We have never closed it,” said Anna Petrov, the mayor.", "Anna Petrov"],
    ["en", "Anna Petrov, the mayor of Vale, said that 5,000 people came.", "Anna Petrov"],
    ["en", "Trade fell by a third, according to the U.S. Census Bureau.", "U.S. Census Bureau"],
    ["en", "More than 40 were hurt, according to Valean health authorities.", "Valean health authorities"],
    ["de", "„Das ist falsch“, sagte Olaf Schmidt am Montag.", "Olaf Schmidt"],
    ["fr", "«C'est faux», a affirmé le ministre de la Défense, Paul Roy.", "Paul Roy"],
    ["es", "Según el Ministerio de Salud, hubo 30 casos.", "Ministerio de Salud"],
    ["ru", "По словам Сергея Иванова, переговоры продолжаются.", "Сергея Иванова"],
    ["tr", "Dün açıklama yapan İzmir Valisi Ayşe Kaya, yangının söndürüldüğünü söyledi.", "İzmir Valisi Ayşe Kaya"],
    ["az", "Nazir Elçin Quliyev bildirib ki, yol açılacaq.", "Nazir Elçin Quliyev"],
    ["hy", "«Սա սուտ է»,- ասաց Անի Պետրոսյանը։", "Անի Պետրոսյանը"],
    ["ar", "وقال وزير النقل سامي حداد إن الجسر مغلق.", "وزير النقل سامي حداد"],
    ["zh", "外交部发言人王芳表示，中方反对此举。", "外交部发言人王芳"],
  ])("is read in %s: %s", (language, text, name) => {
    const found = attributionIn(text, language);
    expect(found?.name).toBe(name);
    expect(found && text.slice(found.first, found.last)).toBe(name);
  });

  test.each([
    "He said that it was closed.",
    "On Monday, they said nothing.",
    "He told Anna Petrov that it was closed.",
    "Many said it was late.",
    "The bridge was closed.",
  ])("is nobody where nobody is named: %s", (text) => {
    expect(attributionIn(text, "en")).toBeNull();
  });
});

const STORY = [
  "The morning was grey over the harbour, and few people were about.",
  "The bridge carried 12,400 cars a day in 2023, more than any other in the country, said Anna Petrov, the minister of transport.",
  "Gulls sat on the railing as they always do.",
  "Was it worth the money?",
  "It cost 3.1 billion crowns because the first contractor went bankrupt.",
  "People here like to talk about it over coffee.",
  "Somebody laughed.",
].join(" ");

describe("what is suggested of a text", () => {
  test("is what is most worth checking, with its words and why, and a draft of who said it and when", () => {
    const suggested = suggestSentences({ text: STORY, language: "en", publishedOn: "2024-05-02" });
    expect(suggested.map(({ exact }) => exact.slice(0, 24)).sort()).toEqual([
      "It cost 3.1 billion crow",
      "The bridge carried 12,40",
    ]);
    const bridge = suggested.find(({ exact }) => exact.startsWith("The bridge"));
    expect(bridge && sliceCodePoints(STORY, bridge.start, bridge.end)).toBe(bridge?.exact);
    expect(bridge).toMatchObject({ claimant: "Anna Petrov", saidOn: "2024-05-02" });
    expect(
      bridge?.reasons.map(({ kind, start, end }) => `${kind}: ${sliceCodePoints(bridge.exact, start, end)}`),
    ).toEqual(["claimant: Anna Petrov", "number: 12,400", "date: 2023"]);
  });

  test("is the same for the same text, and nothing where nothing is said", () => {
    const text = { text: STORY, language: "en", publishedOn: null };
    expect(suggestSentences(text)).toEqual(suggestSentences(text));
    const idle = "Somebody laughed at the harbour. Nobody knew why it was so funny.";
    expect(suggestSentences({ text: idle, language: "en", publishedOn: null })).toEqual([]);
    expect(suggestSentences({ text: "", language: null, publishedOn: null })).toEqual([]);
  });

  test("comes to an end for a text that was made to take long", () => {
    for (const piece of [
      "A ".repeat(200),
      "“".repeat(400),
      "1,".repeat(200),
      "Aa, ".repeat(100),
      "said ".repeat(80),
      "Ա Ա, ".repeat(80),
    ]) {
      const text = Array.from({ length: 100 }, () => `${piece}said 5.`).join("\n");
      for (const language of ["en", "tr", "hy", "ar", "zh"]) {
        expect(suggestSentences({ text, language, publishedOn: null }).length).toBeLessThanOrEqual(20);
      }
    }
  }, 60_000);
});

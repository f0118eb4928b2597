import { describe, expect, it } from "vitest";
import { languageOf } from "#server/articles/extraction/language-of";

const GERMAN =
  "Der Gemeinderat hat am Dienstag beschlossen, die alte Brücke über den Fluss bis zum Herbst zu sperren. " +
  "Nach Angaben der Stadt fahren dort jeden Tag rund viertausend Fahrzeuge. Die Anwohner wurden im Frühjahr gefragt, " +
  "ob sie einen Neubau wünschen, und die meisten stimmten zu.";
const AZERBAIJANI =
  "Nazirlik bildirib ki, körpünün təmiri payıza qədər davam edəcək. Hər gün buradan dörd minə yaxın avtomobil keçir. " +
  "Sakinlər yazda yeni körpünün tikilməsini istəyib istəmədiklərini deyiblər və onların çoxu razılaşıb. Bələdiyyə qərarı çərşənbə günü qəbul edib.";
const DANISH =
  "Kommunen besluttede tirsdag at lukke den gamle bro over åen frem til efteråret. Ifølge kommunen kører omkring fire tusinde " +
  "biler over broen hver dag. Beboerne blev spurgt i foråret, om de ønskede en ny bro, og de fleste sagde ja til forslaget.";

describe("the language of a text", () => {
  it("is that of its words, where the page names another", () => {
    expect(languageOf("en", GERMAN)).toBe("de");
    expect(languageOf(null, AZERBAIJANI)).toBe("az");
    expect(languageOf("tr", AZERBAIJANI)).toBe("az");
  });

  it("keeps the region that the page names, and what the page says of languages written alike", () => {
    expect(languageOf("de-AT", GERMAN)).toBe("de-AT");
    expect(languageOf("nb", DANISH)).toBe("nb");
  });

  it("is what the page says where the words are few, or of a language that cannot be told", () => {
    expect(languageOf("fr", "Ja. Nein.")).toBe("fr");
    expect(languageOf("sw", GERMAN)).toBe("sw");
    expect(languageOf(null, "")).toBeNull();
  });
});

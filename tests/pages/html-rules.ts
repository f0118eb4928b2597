import { HtmlValidate } from "html-validate";

/** The standard's rules and those of access; how the framework writes an element is left to it. */
const html = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The framework writes `crossorigin=""` and names of attributes in its own case.
    "attribute-empty-style": "off",
    "attribute-boolean-style": "off",
    "attr-case": "off",
    "void-style": "off",
    "doctype-style": "off",
    "long-title": "off",
    "no-inline-style": "off",
    // A list without markers is a list still for whoever listens.
    "no-redundant-role": "off",
  },
});

/** What html-validate objects to in a page, one line each. */
export async function objectionsToHtml(page: string): Promise<string[]> {
  const { results } = await html.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message}${selector ? ` (${selector})` : ""}`),
  );
}

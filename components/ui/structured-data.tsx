/** Structured data for programs that read the page. */
export function StructuredData({ value }: { value: unknown }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, in which no character can end the script
      dangerouslySetInnerHTML={{ __html: inScript(value) }}
    />
  );
}

/** JSON that can stand in a script element: nothing in it ends the element or a line. */
export const inScript = (value: unknown): string =>
  JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

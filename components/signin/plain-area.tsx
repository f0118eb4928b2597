import { controlClass, Field, type FieldProps } from "#components/ui/field";

type Props = Omit<FieldProps, "errors"> & {
  name: string;
  rows: number;
  maxLength: number;
  isRequired?: boolean;
  /** What was typed before, when the form comes back. */
  typed: string;
};

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/**
 * Room for a longer text in a form that works without JavaScript. It is written as markup, each sign of which is escaped: where the
 * script of a page comes late, React would put back what the page came with over what was typed meanwhile.
 */
export function PlainArea({ label, hint, name, rows, maxLength, isRequired = false, typed }: Props) {
  return (
    <Field label={label} hint={hint}>
      {({ id, "aria-describedby": describedBy }) => {
        const attributes = [
          ["id", id],
          ["name", name],
          ["rows", String(rows)],
          ["maxlength", String(maxLength)],
          ["dir", "auto"],
          ["class", controlClass],
          ...(describedBy ? [["aria-describedby", describedBy]] : []),
        ].map(([attribute = "", value = ""]) => `${attribute}="${escaped(value)}"`);
        // The first line break after the tag is not read as one.
        const html = `<textarea ${attributes.join(" ")}${isRequired ? " required" : ""}>\n${escaped(typed)}</textarea>`;
        // biome-ignore lint/security/noDangerouslySetInnerHtml: every sign that could end the text is escaped above
        return <div className="contents" dangerouslySetInnerHTML={{ __html: html }} />;
      }}
    </Field>
  );
}

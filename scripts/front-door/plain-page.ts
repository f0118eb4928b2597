/** Data for programs that read the page, and modules of our own, stay. */
const KEPT_SCRIPT = /^<script\b[^>]*\b(?:type="application\/(?:ld\+)?json"|data-island)/;
const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script>/g;
const SCRIPT_HINT = /<link\b[^>]*\bas="script"[^>]*>/g;
const COMMENT = /<!--[\s\S]*?-->/g;

/**
 * A public page without the framework's runtime: what its script elements would do is to make the page once more in the
 * browser, where nothing of it would look or act otherwise. The framework writes every `<` of a text as an entity, and
 * what we put into a script element ourselves as `\u003c`, so that what reads like an element here is one.
 */
export function plainPage(html: string): string {
  return html
    .replace(SCRIPT, (script) => (KEPT_SCRIPT.test(script) ? script : ""))
    .replace(SCRIPT_HINT, "")
    .replace(COMMENT, "");
}

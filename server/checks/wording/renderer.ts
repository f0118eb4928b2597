/** How bodies are rendered: a new number whenever the same Markdown would come out otherwise. */
export const RENDERER = "markdown/1";

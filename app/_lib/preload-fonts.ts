import { preload } from "react-dom";
import { FONTS } from "#app/_lib/fonts";

const SCRIPTS: Record<string, keyof typeof FONTS> = {
  Latn: "latin",
  Cyrl: "cyrillic",
  Armn: "armenian",
  Geor: "georgian",
  Arab: "arabic",
};

/** Asks for the faces in which a language is written before the browser has seen a letter of it. */
export function preloadFonts(language: string): void {
  const script = SCRIPTS[new Intl.Locale(language).maximize().script ?? ""];
  for (const font of script ? FONTS[script] : []) {
    preload(font, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  }
}

/** The faces in which a text is read, by its script. Made by `npm run fonts` from scripts/fonts.ts; do not edit. */
export const FONTS = {
  latin: [
    "/fonts/text-latin-cd98068699.woff2",
    "/fonts/display-latin-2e6a81b733.woff2",
    "/fonts/ui-latin-7d809cf0cf.woff2",
  ],
  cyrillic: ["/fonts/text-cyrillic-7d91ccc22d.woff2"],
  armenian: ["/fonts/text-armenian-fbd0dde1a6.woff2"],
  georgian: ["/fonts/text-georgian-b94f3a5882.woff2"],
  arabic: ["/fonts/text-arabic-f67cf81b4b.woff2"],
};

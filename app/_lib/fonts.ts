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

/** Every upright face with the letters it holds, for pictures that are drawn on the server. */
export const FACES: { file: string; family: string; ranges: [number, number][] }[] = [
  {
    file: "text-latin-cd98068699.woff2",
    family: "Countersign Text",
    ranges: [
      [32, 126],
      [160, 255],
      [305, 305],
      [338, 339],
      [699, 700],
      [710, 710],
      [730, 730],
      [732, 732],
      [8192, 8303],
    ],
  },
  {
    file: "text-latin-ext-71d40e822e.woff2",
    family: "Countersign Text",
    ranges: [
      [256, 304],
      [306, 337],
      [340, 591],
      [601, 601],
      [7808, 7935],
    ],
  },
  {
    file: "text-cyrillic-7d91ccc22d.woff2",
    family: "Countersign Text",
    ranges: [
      [1024, 1119],
      [1168, 1169],
      [1200, 1201],
      [8470, 8470],
    ],
  },
  {
    file: "text-cyrillic-ext-e7ad88842c.woff2",
    family: "Countersign Text",
    ranges: [
      [1120, 1167],
      [1170, 1199],
      [1202, 1327],
    ],
  },
  {
    file: "display-latin-2e6a81b733.woff2",
    family: "Countersign Display",
    ranges: [
      [32, 126],
      [160, 255],
      [305, 305],
      [338, 339],
      [699, 700],
      [710, 710],
      [730, 730],
      [732, 732],
      [8192, 8303],
    ],
  },
  {
    file: "display-latin-ext-573816d7af.woff2",
    family: "Countersign Display",
    ranges: [
      [256, 304],
      [306, 337],
      [340, 591],
      [601, 601],
      [7808, 7935],
    ],
  },
  {
    file: "display-cyrillic-c8fd0a1fb5.woff2",
    family: "Countersign Display",
    ranges: [
      [1024, 1119],
      [1168, 1169],
      [1200, 1201],
      [8470, 8470],
    ],
  },
  {
    file: "display-cyrillic-ext-d6667371e3.woff2",
    family: "Countersign Display",
    ranges: [
      [1120, 1167],
      [1170, 1199],
      [1202, 1327],
    ],
  },
  {
    file: "ui-latin-7d809cf0cf.woff2",
    family: "Countersign UI",
    ranges: [
      [32, 126],
      [160, 255],
      [305, 305],
      [338, 339],
      [699, 700],
      [710, 710],
      [730, 730],
      [732, 732],
      [8192, 8303],
    ],
  },
  {
    file: "ui-latin-ext-85c2a1bd4a.woff2",
    family: "Countersign UI",
    ranges: [
      [256, 304],
      [306, 337],
      [340, 591],
      [601, 601],
      [7808, 7935],
    ],
  },
  {
    file: "ui-cyrillic-6ad24f0790.woff2",
    family: "Countersign UI",
    ranges: [
      [1024, 1119],
      [1168, 1169],
      [1200, 1201],
      [8470, 8470],
    ],
  },
  {
    file: "ui-cyrillic-ext-379d350217.woff2",
    family: "Countersign UI",
    ranges: [
      [1120, 1167],
      [1170, 1199],
      [1202, 1327],
    ],
  },
  {
    file: "text-armenian-fbd0dde1a6.woff2",
    family: "Countersign Text",
    ranges: [
      [1329, 1366],
      [1369, 1418],
      [1421, 1423],
    ],
  },
  {
    file: "ui-armenian-1af9f54150.woff2",
    family: "Countersign UI",
    ranges: [
      [1329, 1366],
      [1369, 1418],
      [1421, 1423],
    ],
  },
  {
    file: "text-georgian-b94f3a5882.woff2",
    family: "Countersign Text",
    ranges: [
      [4256, 4351],
      [7312, 7359],
      [11520, 11565],
    ],
  },
  {
    file: "ui-georgian-d029d92322.woff2",
    family: "Countersign UI",
    ranges: [
      [4256, 4351],
      [7312, 7359],
      [11520, 11565],
    ],
  },
  {
    file: "text-arabic-f67cf81b4b.woff2",
    family: "Countersign Text",
    ranges: [
      [1536, 1791],
      [1872, 1919],
      [8204, 8207],
    ],
  },
  {
    file: "ui-arabic-4a6db53d4d.woff2",
    family: "Countersign UI",
    ranges: [
      [1536, 1791],
      [1872, 1919],
      [8204, 8207],
    ],
  },
];

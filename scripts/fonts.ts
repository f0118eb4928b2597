import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createFontStack } from "@capsizecss/core";
import { fromBuffer } from "@capsizecss/unpack";
import subsetFont from "subset-font";
import { ROOT } from "#scripts/root";

/**
 * `npm run fonts`: makes the faces of public/fonts and app/faces.css from the packages of Fontsource. What it makes is kept
 * in the repository, so that nothing of it is needed to build or run the product; run it again when a package or this list
 * changes. See docs/decisions/0024.
 */

type Script = { ranges: readonly string[]; sample: string };

/** The letters that a file holds, and that a browser must meet on a page before it loads the file. */
const SCRIPTS = {
  latin: {
    ranges: ["U+20-7E", "U+A0-FF", "U+131", "U+152-153", "U+2BB-2BC", "U+2C6", "U+2DA", "U+2DC", "U+2000-206F"],
    sample: "latin",
  },
  "latin-ext": { ranges: ["U+100-130", "U+132-151", "U+154-24F", "U+259", "U+1E80-1EFF"], sample: "latin-ext" },
  cyrillic: { ranges: ["U+400-45F", "U+490-491", "U+4B0-4B1", "U+2116"], sample: "cyrillic" },
  "cyrillic-ext": { ranges: ["U+460-48F", "U+492-4AF", "U+4B2-52F"], sample: "cyrillic-ext" },
  armenian: { ranges: ["U+531-556", "U+559-58A", "U+58D-58F"], sample: "armenian" },
  georgian: { ranges: ["U+10A0-10FF", "U+1C90-1CBF", "U+2D00-2D2D"], sample: "georgian" },
  arabic: { ranges: ["U+600-6FF", "U+750-77F", "U+200C-200F"], sample: "arabic" },
} as const satisfies Record<string, Script>;
type ScriptName = keyof typeof SCRIPTS;

type Axes = Record<string, number | { min: number; max: number }>;
type Face = {
  family: "Countersign Text" | "Countersign Display" | "Countersign UI";
  style?: "italic";
  /** The file of a Fontsource package, with * for the script. */
  file: string;
  scripts: readonly ScriptName[];
  axes: Axes;
};

/** Weights that the stylesheet uses: running text to its bold, and labels to the heaviest verdict. */
const TEXT_WEIGHTS = { wght: { min: 400, max: 600 } };
const UI_WEIGHTS = { wght: { min: 400, max: 700 } };
/** The size, in points, that headings are drawn for; running text has the cut of the packages without that axis, 14. */
const DISPLAY = { wght: 600, opsz: 40 };
const EUROPEAN = ["latin", "latin-ext", "cyrillic", "cyrillic-ext"] as const;
const SERIF = "source-serif-4/files/source-serif-4-*";

const FACES: readonly Face[] = [
  { family: "Countersign Text", file: `${SERIF}-wght-normal`, scripts: EUROPEAN, axes: TEXT_WEIGHTS },
  { family: "Countersign Text", style: "italic", file: `${SERIF}-wght-italic`, scripts: EUROPEAN, axes: TEXT_WEIGHTS },
  { family: "Countersign Display", file: `${SERIF}-opsz-normal`, scripts: EUROPEAN, axes: DISPLAY },
  { family: "Countersign UI", file: "inter/files/inter-*-wght-normal", scripts: EUROPEAN, axes: UI_WEIGHTS },
  ...(
    [
      ["armenian", "noto-serif-armenian", "noto-sans-armenian"],
      ["georgian", "noto-serif-georgian", "noto-sans-georgian"],
      ["arabic", "noto-naskh-arabic", "noto-sans-arabic"],
    ] as const
  ).flatMap(([script, serif, sans]): Face[] => [
    {
      family: "Countersign Text",
      file: `${serif}/files/${serif}-*-wght-normal`,
      scripts: [script],
      axes: TEXT_WEIGHTS,
    },
    { family: "Countersign UI", file: `${sans}/files/${sans}-*-wght-normal`, scripts: [script], axes: UI_WEIGHTS },
  ]),
];

/** What the text of a page is asked for by, before the stylesheet is read: the upright faces of its script. */
const isPreloaded = ({ style, family }: Face, script: ScriptName) =>
  style === undefined && !script.endsWith("-ext") && (script === "latin" || family === "Countersign Text");

/**
 * The Latin faces are asked for first, and where they are not there within a blink the page is read in the system’s, so that
 * no line moves. Others come in for some words or are asked for by the language of a text.
 */
const displayOf = (face: Face, script: ScriptName) =>
  script === "latin" && isPreloaded(face, script) ? "optional" : "swap";

/**
 * Faces that readers' systems have, each measured on one that was drawn to the same widths: Georgia on Gelasio, Arial on
 * Arimo. Ours come in without moving a line, or nearly.
 */
const STAND_INS = {
  serif: [
    { names: ["Georgia", "Gelasio"], file: "@fontsource/gelasio/files/gelasio-latin-400-normal.woff2" },
    { names: ["Noto Serif"], file: "@fontsource/noto-serif/files/noto-serif-latin-400-normal.woff2" },
    { names: ["DejaVu Serif"], file: "dejavu-fonts-ttf/ttf/DejaVuSerif.ttf" },
  ],
  sans: [
    {
      names: ["Arial", "ArialMT", "Helvetica", "Liberation Sans", "Arimo"],
      file: "@fontsource/arimo/files/arimo-latin-400-normal.woff2",
    },
    { names: ["Roboto"], file: "@fontsource/roboto/files/roboto-latin-400-normal.woff2" },
    { names: ["DejaVu Sans"], file: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf" },
  ],
} as const;

const read = (path: string) => readFileSync(`${ROOT}/node_modules/${path}`);

const rangesOf = (script: ScriptName): [number, number][] =>
  SCRIPTS[script].ranges.map((range) => {
    const [from = 0, to = from] = range
      .slice(2)
      .split("-")
      .map((end) => Number.parseInt(end, 16));
    return [from, to];
  });

const lettersOf = (script: ScriptName): string =>
  rangesOf(script)
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n)))
    .join("");

async function make(): Promise<void> {
  const folder = `${ROOT}/public/fonts`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const rules: string[] = [];
  const drawn: { file: string; family: string; ranges: [number, number][] }[] = [];
  const preloaded: Partial<Record<ScriptName, string[]>> = {};
  for (const face of FACES) {
    for (const script of face.scripts) {
      const { data, name } = await write(face, script, folder);
      if (isPreloaded(face, script)) preloaded[script] = [...(preloaded[script] ?? []), `/fonts/${name}`];
      rules.push(ruleOf(face, script, name));
      if (face.style === undefined) drawn.push({ file: name, family: face.family, ranges: rangesOf(script) });
      console.log(`${String(Math.round(data.byteLength / 102.4) / 10).padStart(6)} kB  ${name}`);
    }
  }
  const stacks = await standIns();
  const made = "Made by `npm run fonts` from scripts/fonts.ts; do not edit.";
  writeFileSync(`${ROOT}/app/faces.css`, `/* ${made} */\n${[...rules, ...stacks.rules].join("\n")}\n${stacks.root}\n`);
  writeFileSync(
    `${ROOT}/app/_lib/fonts.ts`,
    `/** The faces in which a text is read, by its script. ${made} */\nexport const FONTS = ${JSON.stringify(preloaded, null, 2)};

/** Every upright face with the letters it holds, for pictures that are drawn on the server. */
export const FACES: { file: string; family: string; ranges: [number, number][] }[] = ${JSON.stringify(drawn)};\n`,
  );
}

async function write(face: Face, script: ScriptName, folder: string) {
  const source = read(`@fontsource-variable/${face.file.replace("*", script)}.woff2`);
  const data = await subsetFont(source, lettersOf(script), { targetFormat: "woff2", variationAxes: face.axes });
  const hash = createHash("sha256").update(data).digest("hex").slice(0, 10);
  const family = face.family.replace("Countersign ", "").toLowerCase();
  const name = [family, face.style, script, hash].filter(Boolean).join("-").concat(".woff2");
  writeFileSync(`${folder}/${name}`, data);
  return { data, name };
}

function ruleOf(face: Face, script: ScriptName, name: string): string {
  const { family, style, axes } = face;
  const weights = typeof axes.wght === "object" ? `${axes.wght.min} ${axes.wght.max}` : String(axes.wght);
  return `@font-face { font-family: "${family}"; font-style: ${style ?? "normal"}; font-weight: ${weights}; font-display: ${displayOf(face, script)}; src: url("/fonts/${name}") format("woff2"); unicode-range: ${SCRIPTS[script].ranges.join(", ")}; }`;
}

/** A family of our own for each face of a system, as wide and as high as ours, and the order in which they are tried. */
async function standIns() {
  const rules: string[] = [];
  const orders: string[] = [];
  for (const [role, family, kind] of [
    ["text", "Countersign Text", "serif"],
    ["display", "Countersign Display", "serif"],
    ["ui", "Countersign UI", "sans"],
  ] as const) {
    const own = FACES.find((face) => face.family === family && face.scripts.includes("latin"));
    if (!own) throw new Error(`${family} has no Latin face.`);
    const drawn = await subsetFont(
      read(`@fontsource-variable/${own.file.replace("*", "latin")}.woff2`),
      lettersOf("latin"),
      {
        targetFormat: "truetype",
        variationAxes: { ...own.axes, wght: role === "display" ? DISPLAY.wght : TEXT_WEIGHTS.wght.min },
      },
    );
    const ours = { ...(await fromBuffer(drawn)), familyName: family };
    const names: string[] = [];
    for (const standIn of STAND_INS[kind]) {
      const theirs = { ...(await fromBuffer(read(standIn.file))), familyName: standIn.names[0] };
      const { fontFaces } = createFontStack([ours, theirs], { fontFaceFormat: "styleObject" });
      const [face] = fontFaces.map((one) => one["@font-face"]);
      if (!face) throw new Error(`${standIn.names[0]} cannot stand in for ${family}.`);
      const alias = `${family}, ${standIn.names[0]}`;
      names.push(`"${alias}"`);
      const overrides = Object.entries(face).flatMap(([key, value]) =>
        key === "fontFamily" || key === "src"
          ? []
          : [`${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`],
      );
      const locals = standIn.names.map((name) => `local("${name}")`).join(", ");
      rules.push(`@font-face { font-family: "${alias}"; src: ${locals}; ${overrides.join(" ")} }`);
    }
    orders.push(
      `  --faces-${role}: "${family}", ${role === "display" ? '"Countersign Text", ' : ""}${names.join(", ")};`,
    );
  }
  return { rules, root: `:root {\n${orders.join("\n")}\n}` };
}

await make();

import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A sentence that people called worth checking or not, and where it is from. */
export type Labelled = {
  text: string;
  language: string;
  label: 0 | 1;
  /** Of a transcript: which, who speaks, and what surrounds it. */
  transcript: string | null;
  context: number[] | null;
};

export type LabelledSet = { name: string; kind: "statements" | "debates" | "posts"; sentences: Labelled[] };

/** Values that are computed of where a sentence stands in a transcript. */
export const CONTEXT_SIZE = 11;

/** The labelled sentences of one half of a set, as its README describes them. */
export function readLabelled(folder: string, half: string): LabelledSet {
  const name = basename(folder);
  if (existsSync(join(folder, half, "training"))) {
    const files = ["training", "test"].flatMap((part) => globSync(join(folder, half, part, "*.tsv"))).sort();
    return { name, kind: "debates", sentences: files.flatMap(readTranscript) };
  }
  const lines = [...globSync(join(folder, `${half}.jsonl`)), ...globSync(join(folder, half, "*.jsonl*"))].flatMap(
    (file) => {
      const bytes = readFileSync(file);
      const text = file.endsWith(".gz") ? gunzipSync(bytes).toString("utf8") : bytes.toString("utf8");
      return text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { text: string; label: number; lang?: string });
    },
  );
  const isTweets = /tweets/.test(name);
  return {
    name,
    kind: isTweets ? "posts" : "statements",
    sentences: lines.map(({ text, label, lang }) => ({
      text,
      language: lang ?? "en",
      label: label === 1 ? 1 : 0,
      transcript: null,
      context: null,
    })),
  };
}

function readTranscript(file: string): Labelled[] {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [, speaker = "", text = "", label = "0"] = line.split("\t");
      return { speaker, text, label: (label.trim() === "1" ? 1 : 0) as 0 | 1 };
    });
  const bySpeaker = new Map<string, { lines: number; questions: number; length: number }>();
  for (const { speaker, text } of rows) {
    const seen = bySpeaker.get(speaker) ?? { lines: 0, questions: 0, length: 0 };
    seen.lines += 1;
    seen.questions += text.trim().endsWith("?") ? 1 : 0;
    seen.length += text.length;
    bySpeaker.set(speaker, seen);
  }
  const turnStart: number[] = [];
  for (const [at, row] of rows.entries()) {
    turnStart.push(at > 0 && rows[at - 1]?.speaker === row.speaker ? (turnStart[at - 1] ?? at) : at);
  }
  const turnLength = (at: number) => {
    let end = at;
    while (rows[end + 1]?.speaker === rows[at]?.speaker) end += 1;
    return end - (turnStart[at] ?? at) + 1;
  };
  return rows.map(({ speaker, text, label }, at) => {
    const said = bySpeaker.get(speaker) ?? { lines: 1, questions: 0, length: 0 };
    const place = at - (turnStart[at] ?? at);
    return {
      text,
      language: "en",
      label,
      transcript: basename(file),
      context: [
        rows[at - 1]?.speaker === speaker ? 1 : 0,
        rows[at + 1]?.speaker === speaker ? 1 : 0,
        Math.log(1 + place),
        Math.log(1 + turnLength(at)),
        said.lines / rows.length,
        said.questions / said.lines,
        said.length / said.lines / 100,
        /^[([]/.test(text) || /^(?:applause|laughter|audience|unknown|crowd)/i.test(speaker) ? 1 : 0,
        place === 0 ? 1 : 0,
        rows[at - 1]?.text.trim().endsWith("?") ? 1 : 0,
        turnLength(at) <= 2 ? 1 : 0,
      ],
    };
  });
}

/** By what the same sentence is known again in another set: a leak, where one is trained on and the other measured. */
export const sameSentence = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** In which of several folds a sentence is, by the hash of its text: the same sentence is always in the same. */
export const foldOf = (text: string, folds: number): number =>
  (createHash("sha256").update(sameSentence(text)).digest()[0] ?? 0) % folds;

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createElement } from "react";
import { render } from "takumi-js";
import { FACES } from "#app/_lib/fonts";
import { SharePicture, type SharePictureProps } from "#components/checks/share-picture";

/** What the networks show a link with: pixels. */
export const PICTURE = { width: 1200, height: 630 };

const isHeld = (letter: number) =>
  FACES.some(({ ranges }) => ranges.some(([from, to]) => letter >= from && letter <= to));

/** Whether every letter of a text can be drawn: a face of a reader's system is not there on the server. */
export const canBeDrawn = (text: string): boolean =>
  Array.from(text).every((letter) => isHeld(letter.codePointAt(0) ?? 0));

let faces: { name: string; data: Buffer; unicodeRange: [number, number][] }[] | undefined;

function loadFaces() {
  faces ??= FACES.map(({ file, family, ranges }) => ({
    name: family,
    data: readFileSync(join(process.cwd(), "public/fonts", file)),
    unicodeRange: ranges,
  }));
  return faces;
}

/** The picture of a check as a PNG, drawn without a browser. */
export async function drawPicture(props: SharePictureProps): Promise<Buffer> {
  return Buffer.from(
    await render(createElement(SharePicture, props), { ...PICTURE, format: "png", fonts: loadFaces() }),
  );
}

import type { CSSProperties } from "react";
import type { Rating } from "#db/vocabulary";

export type SharePictureProps = {
  site: string;
  /** The day, or that it was retracted on one. */
  corner: string;
  question: string;
  /** The rating, or "Contested"; struck out where the check was retracted, which `state` says then. */
  verdict: string;
  state: string;
  rated: string;
  ends: readonly [string, string];
  rating: Rating | null;
  isHatched: boolean;
  isRetracted: boolean;
  /** Of the question and of the words around it. */
  directions: { question: "ltr" | "rtl"; page: "ltr" | "rtl" };
};

const COLOUR: Record<Rating, string> = {
  true: "#0f6b61",
  mostly_true: "#2f7048",
  mixed: "#765c00",
  mostly_false: "#a04610",
  false: "#9c1f2a",
  unverifiable: "#55606b",
  missing_context: "#5a4a96",
  not_a_claim: "#55606b",
};
const [INK, SOFT, FAINT, PAPER] = ["#1c1b18", "#57534a", "#6a655a", "#fbfaf6"];
const SCALE: readonly Rating[] = ["false", "mostly_false", "mixed", "mostly_true", "true"];
const [LONG, VERY_LONG] = [60, 100];
const LONG_STATE = 20;
const BOX = 56;

const row: CSSProperties = { display: "flex", flexDirection: "row" };
const column: CSSProperties = { display: "flex", flexDirection: "column" };

/**
 * What a network shows a shared check with: the question, the mark with its ends named, rating and state at one size, what is rated
 * and the day. Boxes and text only, for a renderer that is no browser; never a photograph.
 */
export function SharePicture(props: SharePictureProps) {
  const { site, corner, question, verdict, state, rated, rating, isRetracted, directions } = props;
  const colour = isRetracted ? FAINT : COLOUR[rating ?? "unverifiable"];
  // What does not stand beside its rating stands under it, at the same size.
  const isLong = state.length > LONG_STATE;
  return (
    <div
      style={{
        ...column,
        width: 1200,
        height: 630,
        background: PAPER,
        color: INK,
        padding: "52px 64px 44px",
        direction: directions.page,
      }}
    >
      <div
        style={{
          ...row,
          justifyContent: "space-between",
          alignItems: "center",
          borderBottom: `3px solid ${INK}`,
          paddingBottom: 20,
        }}
      >
        <span style={{ fontFamily: "Countersign Display, Countersign Text", fontSize: 34, fontWeight: 600 }}>
          {site}
        </span>
        <span style={{ fontFamily: "Countersign UI", fontSize: 24, fontWeight: 500, color: SOFT }}>{corner}</span>
      </div>
      <div
        style={{
          fontFamily: "Countersign Display, Countersign Text",
          fontWeight: 600,
          fontSize: sizeOf(question),
          lineHeight: directions.question === "rtl" ? 1.3 : 1.12,
          letterSpacing: directions.question === "rtl" ? 0 : -1,
          marginTop: 28,
          flexGrow: 1,
          direction: directions.question,
          textWrap: "balance",
        }}
      >
        {question}
      </div>
      <div style={{ ...row, gap: 36, alignItems: "flex-start" }}>
        {(rating === null || SCALE.includes(rating)) && <Boxes {...props} colour={colour} />}
        <div style={{ ...column, fontFamily: "Countersign UI", flexShrink: 1, flexGrow: 1 }}>
          <div
            style={{
              ...(isLong ? column : row),
              flexWrap: "wrap",
              columnGap: 12,
              fontSize: isLong ? 38 : 50,
              lineHeight: 1.2,
            }}
          >
            {isRetracted && <span style={{ fontWeight: 700 }}>{state}</span>}
            <span
              style={{
                fontWeight: isRetracted ? 400 : 700,
                color: isRetracted ? SOFT : colour,
                textDecoration: isRetracted ? "line-through" : "none",
              }}
            >
              {verdict}
            </span>
            {!isRetracted && state !== "" && <span>{isLong ? state : `· ${state}`}</span>}
          </div>
          <div style={{ fontSize: 24, lineHeight: 1.35, color: SOFT, marginTop: 6, lineClamp: 2 }}>{rated}</div>
        </div>
      </div>
    </div>
  );
}

function sizeOf(question: string): number {
  if (question.length > VERY_LONG) return 52;
  return question.length > LONG ? 62 : 74;
}

function Boxes({ rating, isHatched, isRetracted, ends, colour }: SharePictureProps & { colour: string }) {
  const filled = isHatched ? `repeating-linear-gradient(135deg, ${colour} 0 9px, transparent 9px 16px)` : colour;
  return (
    <div style={{ ...column, gap: 8, position: "relative" }}>
      <div style={{ ...row, gap: 14 }}>
        {SCALE.map((box) => (
          <div
            key={box}
            style={{
              width: BOX,
              height: BOX,
              border: `4px solid ${colour}`,
              borderRadius: 2,
              background: box === rating ? filled : "transparent",
            }}
          />
        ))}
      </div>
      {isRetracted && (
        <div style={{ position: "absolute", top: BOX / 2 - 2, left: -8, right: -8, height: 4, background: INK }} />
      )}
      <div style={{ ...row, justifyContent: "space-between", fontFamily: "Countersign UI", fontSize: 20, color: SOFT }}>
        {ends.map((end) => (
          <span key={end}>{end}</span>
        ))}
      </div>
    </div>
  );
}

"use client";
import { useEffect, useMemo } from "react";
import { mergeWords } from "#components/checks/merge-words";
import { useUnsaved } from "#components/ui/use-unsaved";
import type { ClaimantContact } from "#db/vocabulary";
import type { DraftView } from "#server/checks/views";

/** What an author types of a check. */
export type Words = Pick<
  DraftView,
  | "title"
  | "answer"
  | "body"
  | "readings"
  | "noQuoteReason"
  | "fewSourcesReason"
  | "whyChosen"
  | "wouldChange"
  | "claimantContactNote"
  | "backing"
  | "dissent"
> & { claimantContact: ClaimantContact | "none"; claimantContactOn: string };

const wordsOf = (draft: DraftView): Words => ({
  title: draft.title,
  answer: draft.answer,
  body: draft.body,
  readings: draft.readings,
  noQuoteReason: draft.noQuoteReason,
  fewSourcesReason: draft.fewSourcesReason,
  whyChosen: draft.whyChosen,
  wouldChange: draft.wouldChange,
  claimantContact: draft.claimantContact ?? "none",
  claimantContactOn: draft.claimantContactOn ?? "",
  claimantContactNote: draft.claimantContactNote,
  backing: draft.backing,
  dissent: draft.dissent,
});

/** What is typed, the version that it was begun from, and the suggestions that were taken over into it. */
type Kept = { version: number; base: Words; words: Words; accepts: string[]; isMerged: boolean };

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The words of a draft while they are typed, kept in this browser until they are saved. When another window saved a
 * version meanwhile, both are brought together; what both changed is left for the author to choose, and nothing is lost.
 */
export function useDraftWords(draft: DraftView) {
  const saved = useMemo(() => wordsOf(draft), [draft]);
  const begun: Kept = { version: draft.version, base: saved, words: saved, accepts: [], isMerged: false };
  const { typed, setTyped, discard, isRestored } = useUnsaved<Kept>(`check:${draft.id}`, begun);
  const { version, base, words, accepts } = typed;
  const isBehind = version < draft.version;
  const merged = useMemo(
    () => (isBehind ? mergeWords(base, words, saved) : { words, conflicts: [] }),
    [isBehind, base, words, saved],
  );
  const isChanged = !isSame(words, saved) || accepts.length > 0;

  useEffect(() => {
    if (version > draft.version) return;
    // What was just saved is as the server wrote it, unless more was typed since.
    const isUntouched = isSame(words, base) && accepts.length === 0;
    if (isUntouched && !isSame(words, saved)) {
      discard({ version: draft.version, base: saved, words: saved, accepts: [], isMerged: false });
    } else if (isBehind && isUntouched) {
      discard({ version: draft.version, base: saved, words, accepts: [], isMerged: false });
    } else if (isBehind && merged.conflicts.length === 0) {
      setTyped({ version: draft.version, base: saved, words: merged.words, isMerged: true });
    }
  }, [accepts, base, discard, draft.version, isBehind, merged, saved, setTyped, version, words]);

  return {
    words,
    accepts,
    isChanged,
    isRestored: isRestored && isChanged,
    /** Whether words of another window were brought into these. */
    isMerged: typed.isMerged,
    conflicts: isBehind ? merged.conflicts : [],
    saved,
    type: (change: Partial<Words>) => setTyped({ words: { ...words, ...change } }),
    accept: (change: Partial<Words>, suggestion: string) =>
      setTyped({ words: { ...words, ...change }, accepts: [...accepts, suggestion] }),
    /** Goes on from the version that was saved elsewhere, with the words chosen for each field that both changed. */
    settle: (choices: Partial<Words>) =>
      setTyped({
        version: draft.version,
        base: saved,
        words: { ...merged.words, ...choices },
        isMerged: true,
      }),
    startOver: () => discard({ version: draft.version, base: saved, words: saved, accepts: [], isMerged: false }),
    /** Notes that these words are a version now. */
    wasSaved: (as: number) => discard({ version: as, base: words, words, accepts: [], isMerged: false }),
  };
}

"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useDraftOwner } from "#components/members/own-drafts";

const PREFIX = "draft/";
/** Drafts of versions that did not say whose they were: they are nobody's now. */
const OWNERLESS = "draft:";

/**
 * What a member is typing, kept in this browser under `key` until it is sent or discarded: a reload, a crash or a wrong
 * click loses nothing. It belongs to that member: whoever signs in next in the same browser does not see it, and it is
 * there again when its owner comes back. `isRestored` tells that an earlier draft was found.
 */
export function useDraft<Draft extends object>(name: string, initial: Draft) {
  const key = `${useDraftOwner() ?? "nobody"}/${name}`;
  const [draft, setState] = useState(initial);
  const [isRestored, setRestored] = useState(false);
  const isDiscarded = useRef(false);

  // The browser's storage is not there while the page is made on the server.
  useEffect(() => {
    forgetOwnerless();
    const kept = read<Draft>(key);
    if (!kept) return;
    setState((current) => ({ ...current, ...kept }));
    setRestored(true);
  }, [key]);

  const setDraft = useCallback(
    (change: Partial<Draft>) => {
      isDiscarded.current = false;
      setState((current) => {
        const next = { ...current, ...change };
        if (!isDiscarded.current) write(key, next);
        return next;
      });
    },
    [key],
  );

  const discard = useCallback(
    (next?: Draft) => {
      isDiscarded.current = true;
      setRestored(false);
      if (next) setState(next);
      write(key, null);
    },
    [key],
  );

  return { draft, setDraft, discard, isRestored };
}

/** A full or forbidden storage must not keep anybody from writing: then the draft lives as long as the page. */
function write(key: string, draft: object | null): void {
  try {
    if (draft === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {}
}

function forgetOwnerless(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(OWNERLESS)) localStorage.removeItem(key);
  } catch {}
}

function read<Draft>(key: string): Partial<Draft> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return typeof kept === "object" ? (kept as Partial<Draft> | null) : null;
  } catch {
    return null;
  }
}

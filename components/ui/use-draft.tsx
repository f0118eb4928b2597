"use client";
import { useCallback, useEffect, useRef, useState } from "react";

const PREFIX = "draft:";

/**
 * What somebody is typing, kept in this browser under `key` until it is sent or discarded: a reload, a crash or a wrong
 * click loses nothing. `isRestored` tells that an earlier draft was found.
 */
export function useDraft<Draft extends object>(key: string, initial: Draft) {
  const [draft, setState] = useState(initial);
  const [isRestored, setRestored] = useState(false);
  const isDiscarded = useRef(false);

  // The browser's storage is not there while the page is made on the server.
  useEffect(() => {
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

function read<Draft>(key: string): Partial<Draft> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return typeof kept === "object" ? (kept as Partial<Draft> | null) : null;
  } catch {
    return null;
  }
}

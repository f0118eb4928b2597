"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useUnsavedOwner } from "#components/members/unsaved-owner";

const PREFIX = "draft/";
/** What early versions kept without saying whose it was: it is removed. */
const OWNERLESS = "draft:";

/**
 * What a member is typing, kept in this browser under `key` until it is sent or discarded: a reload, a crash or a wrong
 * click loses nothing. It belongs to that member: anyone who signs in next in the same browser does not see it, and it
 * is there again when its owner comes back. `isRestored` tells that an earlier typed was found.
 */
export function useUnsaved<Typed extends object>(name: string, initial: Typed) {
  const owner = useUnsavedOwner() ?? "nobody";
  const key = `${owner}/${name}`;
  const [typed, setState] = useState(initial);
  const [isRestored, setRestored] = useState(false);
  const isDiscarded = useRef(false);

  // The browser's storage is not there while the page is made on the server.
  useEffect(() => {
    forgetOwnerless();
    const kept = read<Typed>(key);
    if (!kept) return;
    setState((current) => ({ ...current, ...kept }));
    setRestored(true);
  }, [key]);

  const setTyped = useCallback(
    (change: Partial<Typed>) => {
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
    (next?: Typed) => {
      isDiscarded.current = true;
      setRestored(false);
      if (next) setState(next);
      write(key, null);
    },
    [key],
  );

  /** Puts something into another form before it is shown. */
  const carry = useCallback((other: string, words: Typed) => write(`${owner}/${other}`, words), [owner]);

  return { typed, setTyped, discard, carry, isRestored };
}

/** A full or forbidden storage must not keep anyone from writing: then the typed lives as long as the page. */
function write(key: string, typed: object | null): void {
  try {
    if (typed === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(typed));
  } catch {}
}

function forgetOwnerless(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(OWNERLESS)) localStorage.removeItem(key);
  } catch {}
}

function read<Typed>(key: string): Partial<Typed> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return typeof kept === "object" ? (kept as Partial<Typed> | null) : null;
  } catch {
    return null;
  }
}

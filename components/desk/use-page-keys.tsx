"use client";
import { useEffect } from "react";

const TYPED_INTO = "input, textarea, select, [contenteditable]";
const SWITCHED_OFF = "desk-keys-off";

export const areKeysOff = (): boolean => localStorage.getItem(SWITCHED_OFF) === "yes";
export const switchKeys = (off: boolean): void => localStorage.setItem(SWITCHED_OFF, off ? "yes" : "no");

/** A letter belongs to the `g` before it for so long: it says where to go, and nothing else. */
const TOGETHER_MS = 1_500;
let wentAt = Number.NEGATIVE_INFINITY;

/**
 * Single keys that act wherever the focus is on a page: not while something is typed, not with Ctrl, Alt or Meta, and not
 * when the member switched them off. `act` is told whether `g` was pressed just before, and says whether the key did something; the browser then does nothing with it.
 */
export function usePageKeys(act: (key: string, isAfterG: boolean) => boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches(TYPED_INTO);
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      // The list of keys is where they are switched on again.
      if (areKeysOff() && event.key !== "?") return;
      const isAfterG = event.timeStamp - wentAt < TOGETHER_MS;
      // Set when everything that listens to this key has been told.
      setTimeout(() => {
        wentAt = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      });
      if (act(event.key, isAfterG)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [act]);
}

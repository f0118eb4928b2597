import canonicalize from "canonicalize";

/** A value as canonical JSON (RFC 8785): the same value is always the same text. */
export function canonicalText(value: object | null): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("This value cannot be written as JSON.");
  return text;
}

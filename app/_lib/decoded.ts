/** A segment of an address, which has letters beyond ASCII as bytes. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

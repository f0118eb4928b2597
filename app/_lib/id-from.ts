import { notFound } from "next/navigation";
import { z } from "zod";

/** The id in an address, or the page that says there is no such thing. */
export function idFrom(segment: string): string {
  const id = z.uuid().safeParse(segment);
  return id.success ? id.data : notFound();
}

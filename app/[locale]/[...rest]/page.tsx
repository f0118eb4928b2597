import { notFound } from "next/navigation";

/** Every address that no page has leads to our own page that says so. */
export default function UnknownPage() {
  notFound();
}

import Link from "next/link";
import { classNames } from "#components/ui/class-names";

type SectionLink = { href: string; words: string; isHere: boolean };

type Props = { label: string; links: readonly SectionLink[]; className?: string };

/** The pages that belong together, one of which is shown: in a line on a phone, where `className` may put them in a column. */
export function SectionLinks({ label, links, className }: Props) {
  return (
    <nav aria-label={label} className={classNames("flex gap-x-5 overflow-x-auto text-sm", className)}>
      {links.map(({ href, words, isHere }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={isHere ? "page" : undefined}
          className="py-1.5 whitespace-nowrap text-ink-soft hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:min-h-10"
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}

import { useLocale } from "next-intl";
import type { PublishedCheckView } from "#server/checks/views";

/** What a check is about; a topic that is accepted leads to its page. */
export function TopicLinks({ topics }: { topics: PublishedCheckView["topics"] }) {
  const locale = useLocale();
  return (
    <ul className="flex flex-wrap gap-x-3 text-sm font-semibold text-ink-soft">
      {topics.map(({ slug, label }) => (
        <li key={label} dir="auto">
          {slug ? (
            <a href={`/${locale}/topics/${slug}`} className="hover:underline">
              {label}
            </a>
          ) : (
            label
          )}
        </li>
      ))}
    </ul>
  );
}

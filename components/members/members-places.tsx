import Link from "next/link";
import { useTranslations } from "next-intl";

const PLACES = { list: "members", applications: "members/applications", invitations: "members/invitations" } as const;
type MembersPlace = keyof typeof PLACES;

/** The lists about members, one beside the other. */
export function MembersPlaces({ locale, current }: { locale: string; current: MembersPlace }) {
  const t = useTranslations("members");
  return (
    <nav aria-label={t("places")} className="mb-4 flex gap-x-5 overflow-x-auto border-b border-rule px-4 text-sm">
      {Object.entries(PLACES).map(([place, path]) => (
        <Link
          key={path}
          href={`/${locale}/desk/${path}`}
          prefetch={false}
          aria-current={place === current ? "page" : undefined}
          className="py-1.5 whitespace-nowrap text-ink-soft hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:min-h-10"
        >
          {t(`place.${place as MembersPlace}`)}
        </Link>
      ))}
    </nav>
  );
}

import { useTranslations } from "next-intl";
import { SectionLinks } from "#components/ui/section-links";

const PLACES = [
  { name: "list", path: "members" },
  { name: "applications", path: "members/applications" },
  { name: "invitations", path: "members/invitations" },
] as const;

type Props = { locale: string; current: (typeof PLACES)[number]["name"] };

/** The lists about members, one beside the other. */
export function MembersPlaces({ locale, current }: Props) {
  const t = useTranslations("members");
  const links = PLACES.map(({ name, path }) => ({
    href: `/${locale}/desk/${path}`,
    words: t(`place.${name}`),
    isHere: name === current,
  }));
  return <SectionLinks label={t("places")} links={links} className="mb-4 border-b border-rule px-4" />;
}

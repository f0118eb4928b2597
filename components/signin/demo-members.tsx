import { useTranslations } from "next-intl";
import type { Role } from "#db/vocabulary";

type Props = {
  members: { handle: string; role: Role }[];
  locale: string;
  /** The page of the desk that was asked for. */
  to: string | null;
};

/** The members of the demo newsroom, each one click away: plain forms, so that it works without JavaScript. */
export function DemoMembers({ members, locale, to }: Props) {
  const t = useTranslations("signin");
  return (
    <ul className="grid border-t border-rule">
      {members.map(({ handle, role }) => (
        <li key={handle} className="border-b border-rule">
          <form method="post" action="/api/signin/demo">
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="handle" value={handle} />
            {to !== null && <input type="hidden" name="to" value={to} />}
            <button
              type="submit"
              className="flex w-full items-baseline justify-between gap-3 px-1 py-3 text-start text-base font-semibold hover:bg-accent-ground"
            >
              {t("as", { handle })}
              <span className="text-sm font-normal text-ink-soft">{t(`role.${role}`)}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

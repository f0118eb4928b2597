import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button";

/** The buttons under a mailed link: sign in here, where that is possible, and “it was not me” everywhere. */
export function ConfirmLink({ token, action }: { token: string; action: "confirm" | "notMe" }) {
  const t = useTranslations("signin");
  const locale = useLocale();
  return (
    <>
      {action === "confirm" && (
        <form method="post" action="/api/signin/link" className="grid">
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="token" value={token} />
          <Button type="submit" variant="primary">
            {t("confirm")}
          </Button>
        </form>
      )}
      <form method="post" action="/api/signin/take-back">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="token" value={token} />
        <Button type="submit" variant="quiet">
          {t("notMe")}
        </Button>
      </form>
    </>
  );
}

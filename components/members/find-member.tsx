import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { controlClass } from "#components/ui/field";

/** Finds members by how their handle or name begins. */
export function FindMember({ begins }: { begins: string }) {
  const t = useTranslations("members");
  return (
    <search className="px-4 pb-4">
      <form className="flex max-w-md gap-2">
        <input
          type="search"
          name="q"
          defaultValue={begins}
          aria-label={t("find")}
          placeholder={t("find")}
          className={controlClass}
        />
        <Button type="submit" variant="secondary">
          {t("findSend")}
        </Button>
      </form>
    </search>
  );
}

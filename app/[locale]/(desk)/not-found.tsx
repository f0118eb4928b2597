import { useTranslations } from "next-intl";

export default function DeskNotFound() {
  const t = useTranslations("desk");
  return <p className="page py-10">{t("missing")}</p>;
}

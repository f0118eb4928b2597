import { redirect } from "next/navigation";
import { enterLocale } from "#app/_lib/enter-locale";
import { SECTIONS } from "#components/settings/setting-sections";

export default async function SettingsPage({ params }: PageProps<"/[locale]/desk/settings">) {
  const { locale } = await params;
  enterLocale(locale);
  redirect(`/${locale}/desk/settings/${SECTIONS[0]}`);
}

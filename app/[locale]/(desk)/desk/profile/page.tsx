import { redirect } from "next/navigation";
import { enterLocale } from "#app/_lib/enter-locale";
import { PROFILE_SECTIONS } from "#components/members/profile-sections";

export default async function ProfilePage({ params }: PageProps<"/[locale]/desk/profile">) {
  const { locale } = await params;
  enterLocale(locale);
  redirect(`/${locale}/desk/profile/${PROFILE_SECTIONS[0]}`);
}

import type { parseHTML } from "linkedom";

type Dom = ReturnType<typeof parseHTML>["document"];

/** What stands in front of a story: a question about cookies, a form to log in, that there is nothing, or a request to pay. */
export type Wall = "not_found" | "cookies" | "log_in" | "paywall";

/** A page with more words than this says something itself, whatever else it asks. */
const WORDS_OF_WALL_MAX = 90;
const READ_CHARACTERS = 1_500;

const NOT_FOUND =
  /(?<!\p{L})(404|(page|article|story|content) (was |could )?not (be )?found|not found|no longer (available|exists)|seite (wurde )?nicht gefunden|page introuvable|página no (encontrada|existe)|pagina non trovata|página não encontrada|pagina niet gevonden|nie znaleziono|stránka nenalezena|sidan (kunde inte hittas|finns inte)|страница не найдена|сторінку не знайдено|sayfa bulunamadı)(?!\p{L})|ページが見つかりません|页面不存在|找不到页面|페이지를 찾을 수 없|الصفحة غير موجودة/iu;
const COOKIES =
  /(?<!\p{L})(we (and our \d* ?partners )?(use|store)[^.]{0,40}cookies|accept (all )?cookies|before you continue|your (privacy|consent)|cookie (settings|policy|consent)|wir (und unsere partner )?(verwenden|nutzen)[^.]{0,40}cookies|datenschutz-?einstellungen|nous (et nos partenaires )?utilisons[^.]{0,40}cookies|gérer (mes|vos) cookies|utilizamos cookies|utilizziamo i? ?cookie|мы используем[^.]{0,30}(cookie|куки)|çerez(leri|ler)? (kullan|politika))/iu;
const LOG_IN =
  /(?<!\p{L})(log ?in|sign ?in|register|create an account)\b[^.]{0,40}\b(to (continue|read|view|see)|for free)(?!\p{L})|(?<!\p{L})(melden sie sich an|einloggen, um|connectez-vous pour|inicia sesión para|accedi per|войдите, чтобы|giriş yap(ın|arak))|会員限定|请登录|로그인/iu;
const PAYWALL =
  /(?<!\p{L})(subscribe (now )?to (continue|read|keep)|to continue reading|already a subscriber|subscribers? only|become a (member|subscriber) to|unlock this (article|story)|jetzt (weiterlesen|abonnieren)|nur für abonnenten|réservé aux abonnés|il vous reste [^.]{0,20} à lire|solo para suscriptores|contenuto riservato agli abbonati|только для подписчиков|abonelere özel)(?!\p{L})|会員限定/iu;

/** What a page is called, and whether its main part asks for a password. Read before the page is taken apart. */
export function frontOf(document: Dom): { names: string; asksForPassword: boolean } {
  return {
    names: ["title", "h1", "h2"].map((name) => document.querySelector(name)?.textContent ?? "").join("\n"),
    asksForPassword: document.querySelector('main input[type="password"], form#login, form.login') !== null,
  };
}

/**
 * The wall in front of a page, or null: told by its heading and its words, and only where there are few. A story that a wall cuts off
 * after some paragraphs is a story.
 */
export function findWall(
  { names, asksForPassword }: ReturnType<typeof frontOf>,
  { text, words }: { text: string; words: number },
): Wall | null {
  if (words > WORDS_OF_WALL_MAX) return null;
  const said = `${names}\n${text.slice(0, READ_CHARACTERS)}`;
  if (NOT_FOUND.test(names)) return "not_found";
  if (LOG_IN.test(said)) return "log_in";
  if (PAYWALL.test(said)) return "paywall";
  if (asksForPassword) return "log_in";
  return COOKIES.test(said) ? "cookies" : null;
}

import { capital } from "./capital.ts";

/** Nouns of a message with their articles: "a list", "an execution node", "text or a list". */
export function withArticle(nouns: string, form?: "capital"): string {
  const text = nouns.replace(/(^|, | or )(?!text\b|nothing\b)(?=([a-z]))/g, (_, before, first) =>
    /[aeiou]/.test(first) ? `${before}an ` : `${before}a `,
  );
  return form === "capital" ? capital(text) : text;
}

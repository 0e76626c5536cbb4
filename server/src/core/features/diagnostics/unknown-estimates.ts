import { isRespelling } from "#core/base/respelling.ts";
import { suggest } from "#core/base/suggest.ts";
import type { DeclaredNames } from "./declared-names.ts";
import type { EstimatedName } from "./estimates-config.ts";
import type { LintConfigProblem } from "./lint-config-problem.ts";

/**
 * The names below estimates that are most likely wrong: steps that none of the Valohai files of the config has, and
 * environments whose spelling is close to one that they name. Other environments may be the default of the project.
 */
export function unknownEstimates(
  estimated: readonly EstimatedName[],
  declared: DeclaredNames,
): readonly LintConfigProblem[] {
  const { steps, usedSteps, environments } = declared;
  return [
    ...unknownNames(ofKind(estimated, "step"), steps, [...steps, ...usedSteps]),
    ...unknownNames(ofKind(estimated, "environment"), environments, environments),
  ];
}

function ofKind(
  estimated: readonly EstimatedName[],
  kind: EstimatedName["kind"],
): readonly EstimatedName[] {
  return estimated.filter((it) => it.kind === kind);
}

function unknownNames(
  estimated: readonly EstimatedName[],
  declared: readonly string[],
  known: readonly string[],
): readonly LintConfigProblem[] {
  const all = new Set(known);
  const taken = new Set(estimated.map((it) => it.name));
  const free = declared.filter((it) => !taken.has(it));
  return estimated
    .filter((it) => !all.has(it.name))
    .flatMap(({ kind, name, range }) => {
      const { hint, extra } = suggest(name, free);
      if (kind === "environment" && !isSlip(name, extra.suggestion)) return [];
      const message = `${missing[kind](name)}${hint}`;
      const words = extra.suggestion === undefined ? undefined : [extra.suggestion];
      return { range, message, ...(words ? { words, areNames: true as const } : {}) };
    });
}

/** Machines of several sizes have names that differ in a number. */
function isSlip(name: string, known: string | undefined): boolean {
  const letters = (text: string) => text.replace(/\d/g, "");
  return known !== undefined && isRespelling(name, known) && letters(name) !== letters(known);
}

const missing: { readonly [K in EstimatedName["kind"]]: (name: string) => string } = {
  step: (name) => `No step is named "${name}"`,
  environment: (name) => `No step and no node names the environment "${name}"`,
};

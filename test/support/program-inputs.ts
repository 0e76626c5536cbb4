import { readScript } from "#core/python/script.ts";

/** What begins each program: `IN` is the folder of the inputs. */
export const programHead = `import functools, glob, os, shutil, subprocess, sys
from pathlib import Path
from types import SimpleNamespace
import valohai
IN = os.getenv("VH_INPUTS_DIR", "./inputs")
`;

/** The inputs that a program reads, in alphabetical order; `*` at the end where it may read any. */
export function inputsOf(program: string): string {
  const { inputs, readsInputsOtherwise } = readScript(programHead + program);
  const names = [...new Set(inputs.map((it) => it.name))].sort();
  return [...names, ...(readsInputsOtherwise ? ["*"] : [])].join(" ");
}

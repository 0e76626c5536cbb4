const unavailableName = "Unavailable";

/** An error whose message tells a person all there is to know: what is missing and what to do. */
export function unavailable(message: string): Error {
  return Object.assign(new Error(message), { name: unavailableName });
}

/** Runs a program's main function; its answer is the exit code, and what is unavailable is said without a stack. */
export async function exitWith(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const expected = error instanceof Error && error.name === unavailableName;
    console.error(expected ? error.message : error);
    process.exit(1);
  }
}

/** The answer of a client to a request, or undefined if it refuses: a refusal must not end the server. */
export async function orUndefined<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch {
    return undefined;
  }
}

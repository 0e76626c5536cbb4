/** What a client answers; undefined where it refuses, which must not end the server. */
export async function ask<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch {
    return undefined;
  }
}

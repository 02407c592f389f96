// Several pieces of work at once; nothing is left running behind.

/** What each gives, in their order. When one rejects, `failed` is told at once; this rejects when all have ended. */
export async function runTogether<Result>(
  work: readonly Promise<Result>[],
  failed: () => void,
): Promise<Result[]> {
  const ended = await Promise.allSettled(
    work.map((one) =>
      one.catch((error: unknown) => {
        failed();
        throw error;
      }),
    ),
  );
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

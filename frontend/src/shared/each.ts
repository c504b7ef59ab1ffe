/** So many at once: the server takes turns anyway. */
const atOnce = 4;

export type Outcome<T> = { done: T[]; failed: { item: T; error: unknown }[] };

/** One deed for each of many, a few at a time; what fails does not keep the others. */
export async function eachOf<T>(
  items: readonly T[],
  deed: (item: T) => Promise<unknown>,
  onDone: (done: number) => void = () => undefined,
): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { done: [], failed: [] };
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      const one = item;
      await deed(one).then(
        () => outcome.done.push(one),
        (error: unknown) => outcome.failed.push({ item: one, error }),
      );
      onDone(outcome.done.length + outcome.failed.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return outcome;
}

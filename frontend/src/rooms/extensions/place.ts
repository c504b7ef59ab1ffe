/** Where in a script something is wrong. */
export type Place = { line: number; column: number | null };

/** As errors name it: "line 3, column 7", "script.js:3:7", "at 3:7". */
export const placeIn = (problem: unknown): Place | null => {
  if (typeof problem === 'object' && problem !== null && 'line' in problem && typeof problem.line === 'number') {
    const column = 'column' in problem && typeof problem.column === 'number' ? problem.column : null;
    return { line: problem.line, column };
  }
  const text = textOf(problem);
  const named = /\bline\s+(\d+)(?:\D{1,12}column\s+(\d+))?/i.exec(text) ?? /:(\d+)(?::(\d+))?/.exec(text) ?? /\b(\d+):(\d+)\b/.exec(text);
  const line = Number(named?.[1] ?? 0);
  return line > 0 ? { line, column: named?.[2] ? Number(named[2]) : null } : null;
};

/** What went wrong, in the server's words. */
export const textOf = (problem: unknown): string => {
  if (typeof problem === 'string') return problem;
  if (typeof problem !== 'object' || problem === null) return '';
  const { detail, message, title } = problem as Record<string, unknown>;
  return [detail, message, title].find((one): one is string => typeof one === 'string') ?? JSON.stringify(problem);
};

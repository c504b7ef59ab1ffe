import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportMode, ImportReport, Pull } from '@/shared/http/types';
import { modelsChanged } from '../api';
import { basesChanged } from '../api-bases';
import { importModels } from '../api-transfer';
import { keyOf, type Source, selection, withPulled, writes } from '../transfer';

type Choices = { mode: ImportMode; visibility: 'private' | 'public'; bases: ReadonlyMap<string, string> };
const first: Choices = { mode: 'skip', visibility: 'private', bases: new Map() };
const none: ReadonlySet<string> = new Set();

/** An import from its source to its report: every choice makes the plan anew, and nothing is written before `run`. */
export function useImport() {
  const queries = useQueryClient();
  const [source, setSource] = useState<Source | null>(null);
  const [choices, setChoices] = useState(first);
  const [left, setLeft] = useState(none);
  const [report, setReport] = useState<ImportReport | null>(null);
  const plan = useMutation({
    meta: { quiet: true },
    mutationFn: ({ from, how }: { from: Source; how: Choices }) => importModels(from, how, true),
    onSuccess: (told) => setReport(told),
  });
  const apply = useMutation({
    meta: { quiet: true },
    mutationFn: ({ from, told }: { from: Source; told: ImportReport }) =>
      importModels(from, { ...choices, select: selection(told, left) }, false),
    onSuccess: async () => {
      await Promise.all([modelsChanged(queries), basesChanged(queries)]);
    },
  });
  const count = report?.items.filter((item, i) => writes(item) && !left.has(keyOf(item, i))).length ?? 0;
  const choose = (change: Partial<Choices>) => {
    const how = { ...choices, ...change };
    setChoices(how);
    if (source) plan.mutate({ from: source, how });
  };
  return {
    source,
    report,
    choices,
    left,
    count,
    planning: plan.isPending,
    planError: plan.error,
    applying: apply.isPending,
    applyError: apply.error,
    done: apply.data ?? null,
    take: (from: Source) => {
      setSource(from);
      setReport(null);
      setLeft(none);
      apply.reset();
      const how = { ...choices, bases: new Map<string, string>() };
      setChoices(how);
      plan.mutate({ from, how });
    },
    choose,
    chooseBase: (id: string, base: string | null) => {
      const bases = new Map(choices.bases);
      if (base) bases.set(id, base);
      else bases.delete(id);
      choose({ bases });
    },
    /** A base model has come: what lacked it runs on it, under the id that it has here, and the plan is made anew. */
    pulled: (pull: Pull) => choose({ bases: withPulled(report?.items ?? [], choices.bases, pull) }),
    include: (key: string, on: boolean) => {
      const next = new Set(left);
      if (on) next.delete(key);
      else next.add(key);
      setLeft(next);
    },
    run: () => {
      if (source && report && count > 0 && !apply.isPending && !plan.isPending) apply.mutate({ from: source, told: report });
    },
    another: () => {
      setSource(null);
      setReport(null);
      setLeft(none);
      setChoices(first);
      plan.reset();
      apply.reset();
    },
  };
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '@/shared/http/problem';
import { problemText } from '@/shared/i18n/problem-text';
import { Section } from '@/shared/ui/Section';
import { tryExtension } from '../api';
import { bodyFor, firstTrial, record, recordedOf } from '../bench';
import type { Extension, Kind, Tried } from '../model';
import { BenchForm } from '../parts/BenchForm';
import type { Edit } from './useExtensionDraft';

type Props = { kind: Kind; extension: Extension; edit: Edit; locked: boolean };

/** Tries what is written here, saved or not, and remembers what went in and what came out. */
export function Bench({ kind, extension, edit, locked }: Props) {
  const { t } = useTranslation();
  const { draft } = edit;
  const [recorded, setRecorded] = useState(() => recordedOf(extension.id));
  const [trial, setTrial] = useState(() => recorded[0]?.trial ?? firstTrial(extension.tools?.[0]?.name ?? ''));
  const tool = draft.tools.some(({ name }) => name === trial.tool) ? trial.tool : (draft.tools[0]?.name ?? '');
  const run = useMutation({
    meta: { quiet: true },
    mutationFn: (): Promise<Tried> => {
      const unsaved =
        edit.dirty && !locked
          ? { settings: draft.settings, ...(draft.definition.code !== undefined ? { code: draft.definition.code } : {}) }
          : {};
      return tryExtension(extension.id, { ...bodyFor(kind, { ...trial, tool }), ...unsaved });
    },
    onSettled: (tried, error) => {
      const outcome = tried ?? { problem: problemText(t, problemOf(error)) };
      setRecorded(record(extension.id, { trial: { ...trial, tool }, tried: outcome, at: new Date().toISOString() }));
    },
  });
  return (
    <Section id="bench" title={t('extensions.bench.title')} note={t('extensions.bench.note')}>
      <BenchForm
        kind={kind}
        tools={draft.tools}
        trial={{ ...trial, tool }}
        busy={run.isPending}
        recorded={recorded}
        onTrial={setTrial}
        onTry={() => run.mutate()}
      />
    </Section>
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle, IconFileText } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMode, ImportReport } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { errorText } from '@/shared/i18n/problem-text';
import { Mark, Note, smallIcon } from '@/shared/ui/atoms';
import { modName, useKeys } from '@/shared/ui/keys';
import { LinkButton } from '@/shared/ui/LinkButton';
import { notify } from '@/shared/ui/notices';
import { Page } from '@/shared/ui/Page';
import { modelsChanged } from '../api';
import { importModels } from '../api-transfer';
import { FileDrop } from '../parts/FileDrop';
import { PlanRow } from '../parts/PlanRow';
import { countsOf, keyOf, selection, verbs, writes } from '../transfer';

/** A file, then what it would do, then the deed: nothing changes before the last step. */
export function ImportPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [mode, setMode] = useState<ImportMode>('skip');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());

  const plan = useMutation({
    meta: { quiet: true },
    mutationFn: ({ file, how }: { file: File; how: ImportMode }) =>
      importModels({ kind: 'files', files: [file] }, { mode: how, visibility: 'private', bases: new Map() }, true),
    onSuccess: () => setLeft(new Set()),
  });
  const apply = useMutation({
    meta: { quiet: true },
    mutationFn: ({ file, report }: { file: File; report: ImportReport }) =>
      importModels(
        { kind: 'files', files: [file] },
        { mode, visibility: 'private', bases: new Map(), select: selection(report, left) },
        false,
      ),
    onSuccess: async (done) => {
      notify({ text: t('models.transfer.done', { count: done.items.filter(writes).length }) });
      await modelsChanged(queries);
      await go({ to: '/workspace/models' });
    },
  });
  const file = plan.variables?.file ?? null;
  const report = plan.data ?? null;
  const count = report ? report.items.filter((item, i) => writes(item) && !left.has(keyOf(item, i))).length : 0;
  const run = () => {
    if (file && report && count > 0 && !apply.isPending) apply.mutate({ file, report });
  };
  useKeys({ 'mod+Enter': run });

  const another = () => {
    plan.reset();
    apply.reset();
  };
  const include = (key: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(key);
    else next.add(key);
    setLeft(next);
  };
  return (
    <Page
      name={t('models.transfer.title')}
      before={
        <span className="crumb">
          <Link to="/workspace/models">{t('models.title')}</Link>
          <span aria-hidden="true" className="sep">
            /
          </span>
        </span>
      }
      actions={
        report && (
          <Button variant="subtle" className="hidem" onClick={another}>
            {t('models.transfer.another')}
          </Button>
        )
      }
      foot={
        report && (
          <div className="foot">
            <span className="s3 small grow">
              <b className="b s2">{t('models.transfer.allOrNothing')}</b> {t('models.transfer.allHelp')}
            </span>
            <LinkButton variant="default" to="/workspace/models">
              {t('common.cancel')}
            </LinkButton>
            <Button disabled={count === 0} loading={apply.isPending} onClick={run}>
              {count > 0 ? t('models.transfer.go', { count }) : t('models.transfer.nothing')}
              <span className="btnk hidem">{modName}↵</span>
            </Button>
          </div>
        )
      }
    >
      <div className="imp">
        {report && file ? (
          <>
            {apply.error && <Note tone="danger">{errorText(t, apply.error)}</Note>}
            <Head
              report={report}
              file={file}
              mode={mode}
              onMode={(how) => {
                setMode(how);
                plan.mutate({ file, how });
              }}
            />
            <ul className="plan" aria-label={t('models.transfer.plan')}>
              {report.items.map((item, i) => {
                const key = keyOf(item, i);
                // biome-ignore lint/suspicious/noArrayIndexKey: a file may name an id twice
                return <PlanRow key={`${i}${key}`} item={item} included={!left.has(key)} onInclude={(on) => include(key, on)} />;
              })}
            </ul>
          </>
        ) : (
          <FileDrop
            busy={plan.isPending ? (file?.name ?? '') : null}
            trouble={plan.error && file ? { name: file.name, why: errorText(t, plan.error) } : null}
            onFile={(chosen) => plan.mutate({ file: chosen, how: mode })}
          />
        )}
      </div>
    </Page>
  );
}

const modes = ['skip', 'update', 'rename'] as const;

function Head({ report, file, mode, onMode }: { report: ImportReport; file: File; mode: ImportMode; onMode: (mode: ImportMode) => void }) {
  const { t } = useTranslation();
  const format = useFormats();
  const counts = countsOf(report.items);
  const missing = report.items.reduce((sum, item) => sum + item.unresolved.length, 0);
  const facts = { format: report.format, models: t('models.count', { count: report.items.length }), size: format.bytes(file.size) };
  return (
    <>
      <div className="file">
        <span className="ficon">
          <IconFileText size={20} stroke={1.5} aria-hidden="true" />
        </span>
        <div className="grow">
          <div className="b clip">{file.name}</div>
          <div className="small s3">{t('models.transfer.file', facts)}</div>
        </div>
        <div className="row wrap" style={{ gap: 8 }}>
          <span className="s3 small">{t('models.transfer.ifHere')}</span>
          <SegmentedControl
            aria-label={t('models.transfer.ifHere')}
            data={modes.map((value) => ({ value, label: t(`models.transfer.${value}`) }))}
            value={mode}
            onChange={(value) => onMode(value as ImportMode)}
          />
        </div>
      </div>
      <ul className="sum" aria-label={t('models.transfer.summary')}>
        {verbs
          .filter((verb) => counts[verb] > 0)
          .map((verb) => (
            <li key={verb} data-bad={verb === 'refuse' || undefined}>
              <b className="num">{counts[verb]}</b>
              {t(`models.transfer.sum.${verb}`)}
            </li>
          ))}
        {missing > 0 && (
          <li className="summissing">
            <Mark tone="warn" icon={<IconAlertTriangle {...smallIcon} aria-hidden="true" />}>
              {t('models.transfer.unresolved', { count: missing })}
            </Mark>
          </li>
        )}
      </ul>
    </>
  );
}

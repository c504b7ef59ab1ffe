import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/i18n/problem-text';
import { Note } from '@/shared/ui/atoms';
import { Crumb } from '@/shared/ui/Crumb';
import { FileDrop } from '@/shared/ui/FileDrop';
import { useKeys } from '@/shared/ui/keys';
import { Page } from '@/shared/ui/Page';
import { PlanFoot } from '@/shared/ui/PlanFoot';
import { extensionsChanged } from '../api';
import { importExtensions } from '../api-files';
import { type ImportChoices, type ImportMode, modes, writes } from '../importing';
import { type Kinds, kinds, kindsOf } from '../model';
import { ImportRows } from '../parts/ImportRows';

type Read = { name: string; json: unknown };

/** A file, then what it would do, then the deed, then what it did: nothing changes before the third step. */
export function ImportExtensionsPage() {
  const { t } = useTranslation();
  const { kind: word } = useParams({ from: '/workspace/$kind/import' });
  const queries = useQueryClient();
  const [file, setFile] = useState<Read | null>(null);
  const [choices, setChoices] = useState<ImportChoices>({ mode: 'skip', pipelines: '' });
  const [wrong, setWrong] = useState<string | null>(null);
  const plan = useMutation({
    meta: { quiet: true },
    mutationFn: ({ json, how }: { json: unknown; how: ImportChoices }) => importExtensions(json, how, true),
  });
  const deed = useMutation({
    meta: { quiet: true },
    mutationFn: (read: Read) => importExtensions(read.json, choices, false),
    onSuccess: () => extensionsChanged(queries),
  });
  const done = deed.data;
  const count = plan.data?.items.filter(writes).length ?? 0;
  const take = async (taken: File) => {
    deed.reset();
    plan.reset();
    try {
      const json: unknown = JSON.parse(await taken.text());
      setWrong(null);
      setFile({ name: taken.name, json });
      plan.mutate({ json, how: choices });
    } catch {
      setFile(null);
      setWrong(taken.name);
    }
  };
  const choose = (change: Partial<ImportChoices>, now = true) => {
    const how = { ...choices, ...change };
    setChoices(how);
    if (file && now) plan.mutate({ json: file.json, how });
  };
  const run = () => file && count > 0 && !deed.isPending && !plan.isPending && !done && deed.mutate(file);
  useKeys({ 'mod+Enter': run });
  const back = `/workspace/${word}` as '/workspace/$kind';
  const planned = file !== null && plan.data !== undefined && !done;
  const error = deed.error ?? plan.error;
  return (
    <Page
      name={t('extensions.files.title')}
      before={<Crumb to={back}>{t(`extensions.${kinds[word as Kinds]}.title`)}</Crumb>}
      foot={
        planned && (
          <PlanFoot
            label={t('models.transfer.plan')}
            help={t('extensions.files.allHelp')}
            back={back}
            deed={count > 0 ? t('extensions.files.go', { count }) : t('models.transfer.nothing')}
            possible={count > 0 && !plan.isPending}
            running={deed.isPending}
            onDeed={run}
          />
        )
      }
    >
      <div className="imp">
        {error && <Note tone="danger">{errorText(t, error)}</Note>}
        {done && (
          <>
            <p className="b" role="status">
              {t('extensions.files.done', { count: done.items.filter(writes).length })}
            </p>
            <ImportRows
              items={done.items}
              link={(item, name) => (
                <Link to="/workspace/$kind/$id" params={{ kind: kindsOf(item.kind ?? 'tool'), id: item.target_id ?? '' }} className="link">
                  {name}
                </Link>
              )}
            />
          </>
        )}
        {planned && (
          <>
            <div className="file">
              <div className="grow">
                <div className="b clip">{file.name}</div>
                <div className="small s3">
                  {t(`extensions.files.format.${plan.data.format}`)}. {t('models.transfer.notYet')}
                </div>
              </div>
              <div className="row wrap">
                <span className="small s3">{t('extensions.files.ifHere')}</span>
                <SegmentedControl
                  aria-label={t('extensions.files.ifHere')}
                  data={modes.map((value) => ({ value, label: t(`models.transfer.${value}`) }))}
                  value={choices.mode}
                  onChange={(mode) => choose({ mode: mode as ImportMode })}
                />
              </div>
            </div>
            {plan.data.format === 'open-webui-functions' && (
              <form
                className="row wrap extpipes"
                onSubmit={(event) => {
                  event.preventDefault();
                  choose({});
                }}
              >
                <TextInput
                  className="grow"
                  label={t('extensions.files.pipelines')}
                  description={t('extensions.files.pipelinesHelp')}
                  placeholder="https://"
                  inputMode="url"
                  value={choices.pipelines}
                  onChange={(event) => choose({ pipelines: event.currentTarget.value }, false)}
                />
                <Button type="submit" variant="default" loading={plan.isPending}>
                  {t('extensions.files.plan')}
                </Button>
              </form>
            )}
            <ImportRows items={plan.data.items} />
          </>
        )}
        {!planned && !done && (
          <FileDrop
            accept=".json,application/json"
            busy={plan.isPending}
            refused={wrong !== null}
            title={wrong ? t('extensions.files.notJson', { name: wrong }) : t('extensions.files.drop')}
            help={t('extensions.files.dropHelp')}
            choose={t('extensions.files.choose')}
            onFiles={([first]) => first && void take(first)}
          />
        )}
      </div>
    </Page>
  );
}

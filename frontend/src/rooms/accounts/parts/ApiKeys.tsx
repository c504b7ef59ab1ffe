import { Button, TextInput } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey, NewApiKey } from '@/shared/http/types';
import { useFormats } from '@/shared/i18n/format';
import { IconButton, icon } from '@/shared/ui/atoms';
import { copyText } from '@/shared/ui/clipboard';
import { Confirm } from '@/shared/ui/Dialog';
import { notify } from '@/shared/ui/notices';

type Props = { keys: ApiKey[]; fresh: NewApiKey | null; busy: boolean; onCreate: (name: string) => void; onDelete: (id: string) => void };

function Once({ fresh }: { fresh: NewApiKey }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <p className="small s2">{t('accounts.settings.keyOnce')}</p>
      <div className="once">
        <code className="mono">{fresh.key}</code>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={14} />}
          onClick={() => copyText(fresh.key).then(() => notify({ text: t('common.copied') }))}
        >
          {t('common.copy')}
        </Button>
      </div>
    </div>
  );
}

export function ApiKeys({ keys, fresh, busy, onCreate, onDelete }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [name, setName] = useState('');
  const [asking, setAsking] = useState<ApiKey | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    onCreate(name.trim());
    setName('');
  };
  return (
    <>
      <form className="row keyform" onSubmit={submit}>
        <TextInput
          className="grow"
          aria-label={t('accounts.settings.keyName')}
          placeholder={t('accounts.settings.keyName')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} disabled={!name.trim()}>
          {t('accounts.settings.createKey')}
        </Button>
      </form>
      {fresh && <Once fresh={fresh} />}
      {keys.length === 0 ? (
        <p className="s3">{t('accounts.settings.noKeys')}</p>
      ) : (
        <ul className="pick">
          {keys.map((key) => (
            <li key={key.id}>
              <div className="grow">
                <div className="clip">
                  {key.name} <span className="mono s3">{key.prefix}…</span>
                </div>
                <div className="small s3">
                  {t('accounts.settings.keyMade', { date: format.date(key.created_at) })},{' '}
                  {key.last_used_at
                    ? t('accounts.settings.keyUsed', { date: format.ago(key.last_used_at) })
                    : t('accounts.settings.keyUnused')}
                </div>
              </div>
              <IconButton label={t('accounts.settings.deleteKey', { name: key.name })} onClick={() => setAsking(key)}>
                <IconTrash {...icon} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Confirm
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t('accounts.settings.deleteKey', { name: asking?.name ?? '' })}
        confirm={t('common.delete')}
        onConfirm={() => {
          if (asking) onDelete(asking.id);
          setAsking(null);
        }}
      >
        {t('accounts.settings.deleteKeyBody')}
      </Confirm>
    </>
  );
}

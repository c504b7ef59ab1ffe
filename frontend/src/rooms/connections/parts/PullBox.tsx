import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';
import { typedName } from '../model';

type Props = { busy: boolean; trouble: string | null; onPull: (name: string) => Promise<boolean> };

/** A field for a name or a pasted command; it is emptied once the pull has begun. */
export function PullBox({ busy, trouble, onPull }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const pull = async () => {
    const name = typedName(text);
    setWrong(name === null);
    if (name !== null && (await onPull(name))) setText('');
  };
  return (
    <form
      className="pullbox"
      onSubmit={(event) => {
        event.preventDefault();
        void pull();
      }}
    >
      <TextInput
        className="pullfield"
        aria-label={t('pulls.field')}
        placeholder={t('pulls.placeholder')}
        leftSection={<IconDownload {...icon} />}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        error={wrong ? t('pulls.notAName') : trouble}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWrong(false);
        }}
      />
      <Button type="submit" variant="default" loading={busy} disabled={text.trim() === ''}>
        {t('pulls.pull')}
      </Button>
    </form>
  );
}

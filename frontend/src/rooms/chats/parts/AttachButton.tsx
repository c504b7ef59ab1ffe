import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, icon } from '@/shared/ui/atoms';
import { modName, useKeys } from '@/shared/ui/keys';

/** Chooses files. What may go is seen when they are here: a source file has no type that one could ask for. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  useKeys({ 'mod+u': choose });
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('files.attach')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <IconButton label={t('files.attach')} hint={`${modName}U`} onClick={choose}>
        <IconPaperclip {...icon} />
      </IconButton>
    </>
  );
}

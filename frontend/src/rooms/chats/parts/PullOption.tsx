import { Kbd } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '@/shared/ui/atoms';

type Props = {
  name: string;
  optionId: string;
  active: boolean;
  place: { at: number; of: number };
  onHover: () => void;
  onPull: () => void;
};

/** The last row of the selector where what was typed can be pulled; an option like the others, so that the arrows reach it. */
export function PullOption({ name, optionId, active, place, onHover, onPull }: Props) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
    <div
      className="opt pullopt"
      role="option"
      id={optionId}
      aria-selected={false}
      aria-posinset={place.at + 1}
      aria-setsize={place.of}
      data-act={active || undefined}
      onPointerMove={onHover}
      onClick={onPull}
    >
      <span className="picon">
        <IconDownload {...icon} aria-hidden="true" />
      </span>
      <span className="pulltext">
        <span className="b anywhere">{t('chats.pick.pull', { name })}</span>
        <span className="small s3">{t(name.startsWith('hf.co/') ? 'chats.pick.fromHuggingFace' : 'chats.pick.fromOllama')}</span>
      </span>
      <span className="grow" />
      <Kbd className="hidem">↵</Kbd>
    </div>
  );
}

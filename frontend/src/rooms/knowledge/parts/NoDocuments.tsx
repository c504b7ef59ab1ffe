import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '@/shared/ui/FileDrop';
import { chosenFiles } from '../dropping';
import type { Placed } from '../model';
import type { Adding } from './AddButton';
import { FilesInput } from './FilesInput';

type Props = {
  filtered: boolean;
  mayAdd: boolean;
  onWiden: () => void;
  onFiles: (files: Placed[]) => void;
  onAsk: (what: Adding) => void;
};

/** Nothing in it yet: where to drop them, and the other ways. Nothing that fits: the way back to all. */
export function NoDocuments({ filtered, mayAdd, onWiden, onFiles, onAsk }: Props) {
  const { t } = useTranslation();
  const folder = useRef<HTMLInputElement>(null);
  if (filtered)
    return (
      <div className="stmid">
        <p className="b">{t('knowledge.noneFits')}</p>
        <div className="row">
          <Button size="xs" variant="default" onClick={onWiden}>
            {t('knowledge.showAll')}
          </Button>
        </div>
      </div>
    );
  if (!mayAdd)
    return (
      <div className="stmid">
        <p className="s2">{t('knowledge.emptyCollection')}</p>
      </div>
    );
  return (
    <div className="knowdrop">
      <FileDrop
        multiple
        title={t('knowledge.dropTitle')}
        help={t('knowledge.dropHelp')}
        choose={t('knowledge.chooseFiles')}
        onFiles={(files) => onFiles(chosenFiles(files))}
      />
      <div className="row wrap">
        <FilesInput ref={folder} label={t('knowledge.chooseFolder')} whole onFiles={onFiles} />
        <Button variant="subtle" onClick={() => folder.current?.click()}>
          {t('knowledge.chooseFolder')}
        </Button>
        <Button variant="subtle" onClick={() => onAsk('paste')}>
          {t('knowledge.add.paste')}
        </Button>
        <Button variant="subtle" onClick={() => onAsk('url')}>
          {t('knowledge.add.url')}
        </Button>
      </div>
    </div>
  );
}

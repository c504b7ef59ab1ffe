import { Button, Switch } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, icon } from '@/shared/ui/atoms';
import { modName } from '@/shared/ui/keys';
import { MenuButton } from '@/shared/ui/MenuButton';
import { type Kinds, type Verb, verbsFor } from '../model';
import { verbSigns } from '../parts/signs';
import { useExtensionDeeds } from './useExtensionDeeds';
import type { Edit } from './useExtensionDraft';

type Props = { edit: Edit; locked: boolean; word: Kinds; onOpen: (what: 'access' | 'logs') => void; onSave: () => void };

type Listed = Exclude<Verb, 'open'>;
const isListed = (verb: Verb): verb is Listed => verb !== 'open';

/** Whether it is on, what else can be done with it, and saving it. */
export function EditorActions({ edit, locked, word, onOpen, onSave }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const deeds = useExtensionDeeds();
  const [menu, setMenu] = useState(false);
  const { extension } = edit;
  const act = async (verb: Listed) => {
    if (!extension) return;
    switch (verb) {
      case 'access':
      case 'logs':
        return onOpen(verb);
      case 'enable':
      case 'disable':
        await deeds.turn(extension, verb === 'enable');
        return edit.absorb();
      case 'refresh':
        await deeds.refreshed(extension);
        return edit.absorb();
      case 'export':
        return deeds.takeOut([extension.id]);
      case 'delete':
        await go({ to: '/workspace/$kind', params: { kind: word }, ignoreBlocker: true });
        return deeds.remove([extension]);
      default:
        return verb satisfies never;
    }
  };
  const entries = (extension ? verbsFor(extension) : []).filter(isListed).map((verb) => {
    const Drawn = verbSigns[verb];
    return {
      key: verb,
      label: t(`extensions.do.${verb}`),
      before: <Drawn {...icon} />,
      apart: verb === 'delete',
      danger: verb === 'delete',
      act: () => void act(verb),
    };
  });
  return (
    <>
      {extension && (
        <Switch
          className="hidem"
          label={t(extension.enabled ? 'common.on' : 'common.off')}
          aria-label={t('extensions.enabled')}
          disabled={locked}
          checked={extension.enabled}
          onChange={(event) => void deeds.turn(extension, event.currentTarget.checked).then(edit.absorb)}
        />
      )}
      {entries.length > 0 && (
        <MenuButton position="bottom-end" opened={menu} onToggle={setMenu} entries={entries}>
          {(props) => (
            <IconButton label={t('common.nav.menuOf', { name: extension?.name ?? '' })} {...props}>
              <IconDots {...icon} />
            </IconButton>
          )}
        </MenuButton>
      )}
      {!locked && (
        <Button loading={edit.busy} disabled={!edit.dirty} onClick={onSave}>
          {t(edit.isNew ? 'knowledge.create' : 'common.save')}
          <span className="btnk hidem">{modName}S</span>
        </Button>
      )}
    </>
  );
}

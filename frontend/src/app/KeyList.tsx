import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/shared/ui/Dialog';
import { modName } from '@/shared/ui/keys';
import { usePreferences } from '@/shared/ui/preferences';

export function KeyList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { letters } = usePreferences();
  const groups: [string, [string[], string][]][] = [
    [
      t('common.keys.everywhere'),
      [
        [['N'], t('common.keys.newChat')],
        [[`${modName}K`], t('common.nav.search')],
        [['/'], t('common.keys.search')],
        [['G M', 'G K', 'G C', 'G H'], t('common.keys.go')],
        [['['], t('common.keys.sidebar')],
        [['?'], t('common.keys.help')],
        [['Esc'], t('common.keys.stop')],
        [[`${modName}S`], t('common.keys.save')],
      ],
    ],
    [
      t('common.keys.list'),
      [
        [['J', 'K', '↓', '↑'], t('common.keys.move')],
        [['X', '⇧ X'], t('common.keys.select')],
        [['↵'], t('common.keys.open')],
        [['E'], t('models.do.edit')],
        [['D'], t('models.do.clone')],
        [['H'], t('models.do.hide')],
        [['O'], t('models.do.disable')],
        [['⌫'], t('models.do.delete')],
      ],
    ],
    [
      t('common.keys.chats'),
      [
        [['J', 'K', '↓', '↑'], t('common.keys.move')],
        [['X', '⇧ X'], t('common.keys.select')],
        [['E'], t('shelf.rename')],
        [['P'], t('shelf.pin')],
        [['M'], t('shelf.move')],
        [['A'], t('shelf.archive')],
        [['⌫'], t('shelf.delete')],
      ],
    ],
    [
      t('common.keys.chat'),
      [
        [[`${modName}⇧M`], t('common.keys.models')],
        [[`${modName}I`], t('explain.sent')],
        [[`${modName}U`], t('files.attach')],
        [['J', 'K'], t('talk.walk')],
        [['1', '…', '9'], t('common.keys.choose')],
        [['←', '→'], t('common.keys.versions')],
        [['C'], t('common.keys.copy')],
        [['R'], t('talk.again')],
        [['E'], t('talk.edit')],
        [['⌫'], t('talk.remove')],
      ],
    ],
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={t('common.keys.title')} size={560}>
      {!letters && <p className="s2">{t('common.keys.off')}</p>}
      {groups.map(([title, rows]) => (
        <section key={title} className="keygroup">
          <h3 className="small s3 b">{title}</h3>
          <dl>
            {rows.map(([keys, what]) => (
              <div key={what} className="row">
                <dt>{what}</dt>
                <dd className="row">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

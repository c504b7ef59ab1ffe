import { Button, Menu } from '@mantine/core';
import { IconEye, IconEyeOff, IconFileCode, IconPower, IconTag, IconTrash, IconUpload, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Model, ModelAction } from '@/shared/http/types';
import { icon } from '@/shared/ui/atoms';

type Props = {
  models: Pick<Model, 'hidden' | 'enabled'>[];
  onAct: (action: ModelAction) => void;
  onTags?: () => void;
  onAccess?: () => void;
  onExport?: () => void;
  onModelfiles?: () => void;
  onDelete?: () => void;
  onClear: () => void;
};

/** Offers only what would change something: Show where one is hidden, Turn on where one is off. */
export function BulkBar({ models, onAct, onTags, onAccess, onExport, onModelfiles, onDelete, onClear }: Props) {
  const { t } = useTranslation();
  const some = (test: (model: Props['models'][number]) => boolean) => models.some(test);
  const button = (action: ModelAction, Sign: typeof IconEye) => (
    <Button
      variant="subtle"
      size="xs"
      className={action === 'hide' || action === 'unhide' ? undefined : 'hidem'}
      leftSection={<Sign {...icon} />}
      onClick={() => onAct(action)}
    >
      {t(`models.bulk.${action}`)}
    </Button>
  );
  return (
    <section className="bulk" aria-label={t('models.bulk.label')}>
      <div className="bulktools" role="toolbar" aria-label={t('models.bulk.label')}>
        <b className="bb num bulkcount">{t('models.bulk.selected', { count: models.length })}</b>
        <span className="vr hidem" />
        {some((model) => !model.hidden) && button('hide', IconEyeOff)}
        {some((model) => model.hidden) && button('unhide', IconEye)}
        {some((model) => model.enabled) && button('disable', IconPower)}
        {some((model) => !model.enabled) && button('enable', IconPower)}
        {onTags && (
          <Button variant="subtle" size="xs" leftSection={<IconTag {...icon} />} onClick={onTags}>
            {t('bulk.tags')}
          </Button>
        )}
        {onAccess && (
          <Button variant="subtle" size="xs" leftSection={<IconUsers {...icon} />} onClick={onAccess}>
            {t('bulk.access')}
          </Button>
        )}
        {onExport && (
          <Menu position="top" withinPortal={false}>
            <Menu.Target>
              <Button variant="subtle" size="xs" leftSection={<IconUpload {...icon} />}>
                {t('models.bulk.export')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconUpload {...icon} />} onClick={onExport}>
                {t('models.do.export')}
              </Menu.Item>
              <Menu.Item leftSection={<IconFileCode {...icon} />} onClick={onModelfiles}>
                {t('models.do.modelfile')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        {onDelete && (
          <Button variant="subtle" size="xs" className="dangertext" leftSection={<IconTrash {...icon} />} onClick={onDelete}>
            {t('models.bulk.delete')}
          </Button>
        )}
        <span className="vr hidem" />
        <Button className="hidem" variant="subtle" size="xs" onClick={onClear}>
          {t('common.clear')} <span className="btnk">Esc</span>
        </Button>
      </div>
    </section>
  );
}

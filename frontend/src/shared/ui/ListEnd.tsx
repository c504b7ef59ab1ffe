import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } };

/** Below a list that is read page by page: the next one, where there is more. */
export function ListEnd({ list }: Props) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <div className="listend">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('common.loadMore')}
      </Button>
    </div>
  );
}

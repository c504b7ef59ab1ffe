import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** True once something has taken long enough to be worth showing. */
export const useLate = (waiting: boolean, after = 200): boolean => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), after);
    return () => clearTimeout(timer);
  }, [waiting, after]);
  return late;
};

const widths = [210, 150, 180, 130];

export function RowsLoading() {
  const { t } = useTranslation();
  const late = useLate(true);
  return (
    <div className="loadrows" role="status" aria-busy="true" aria-label={t('common.loading')}>
      {late &&
        widths.map((width) => (
          <div key={width} className="strow">
            <Skeleton w={34} h={34} radius={9} animate={false} />
            <div className="grow">
              <Skeleton h={10} w={width} radius={4} animate={false} />
              <Skeleton h={8} w={width * 1.3} mt={8} radius={4} animate={false} />
            </div>
          </div>
        ))}
    </div>
  );
}

import i18next from 'i18next';
import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { notify } from './notices';
import { theRest } from './rest';

class Missed extends Error {}

/** A part that does not arrive, as after an update of the server, leaves its place empty and says how to go on. */
class Arrival extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override componentDidCatch(error: unknown) {
    if (!(error instanceof Missed)) return;
    const reload = { label: i18next.t('common.page.reload'), run: () => location.reload() };
    notify({ text: i18next.t('common.page.missed'), tone: 'danger', action: reload });
  }
  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (error instanceof Missed) return null;
    throw error;
  }
}

/** A part of a page that is fetched, with the words and styles it may need, when it is shown for the first time. */
export const later = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  const Part = lazy(async () => {
    const [part] = await Promise.all([load(), theRest()]).catch((cause: unknown) => {
      throw new Missed('A part of the page did not arrive.', { cause });
    });
    return { default: part };
  }) as unknown as ComponentType<P>;
  return (props: P) => (
    <Arrival>
      <Suspense>
        <Part {...props} />
      </Suspense>
    </Arrival>
  );
};

/** False in the first frame of what opens as soon as it is there: so it moves in, and knows where the focus was before. */
export const useArrived = (): boolean => {
  const [arrived, setArrived] = useState(false);
  useEffect(() => setArrived(true), []);
  return arrived;
};

/** True from the first time on: what was fetched to be shown stays, so that it can move out when it closes. */
export const useEver = (now: boolean): boolean => {
  const ever = useRef(false);
  ever.current ||= now;
  return ever.current;
};

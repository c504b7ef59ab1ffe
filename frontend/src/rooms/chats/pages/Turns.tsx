import { memo, useEffect, useRef, useState } from 'react';
import { nameOf, textOf } from '../reply';
import type { TurnView } from '../tree';
import type { Shared } from './shared';
import { TurnSection } from './TurnSection';

/** So many at the end are drawn at once; a reader begins there. */
const atOnce = 8;
const margin = '2400px 0px';

/** What a far turn holds until it comes near: its words, for the browser's search and for who reads by headings. */
function Sketch({ turn }: { turn: TurnView }) {
  return (
    <>
      <h2 className="qt">{nameOf(turn.question)}</h2>
      {turn.columns.map((column) => (
        <p key={column.modelId}>{textOf(column.shown)}</p>
      ))}
    </>
  );
}

type Props = { turn: TurnView; shared: Shared; last: boolean };

/** Drawn whole near what is in sight, and as a sketch of the same height far from it. */
const Turn = memo(function Turn({ turn, shared, last }: Props) {
  const [near, setNear] = useState(last);
  const [height, setHeight] = useState<number>();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = section.current;
    if (!element) return;
    if (typeof IntersectionObserver === 'undefined') return setNear(true);
    const watch = new IntersectionObserver(
      ([entry]) => {
        const busy = element.contains(document.activeElement) || element.querySelector('form, [aria-busy=true]') !== null;
        if (!entry || (!entry.isIntersecting && (last || busy))) return;
        if (!entry.isIntersecting) setHeight(element.offsetHeight);
        setNear(entry.isIntersecting);
      },
      { root: element.closest('main'), rootMargin: margin },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [last]);
  return (
    <section
      className="turn"
      ref={section}
      data-turn={turn.question.id}
      data-sketch={!near || undefined}
      style={near ? undefined : { height }}
    >
      {near ? <TurnSection turn={turn} shared={shared} /> : <Sketch turn={turn} />}
    </section>
  );
});

/** A chat as a document: apart from the composer, so that typing draws none of it anew. */
export const Turns = memo(function Turns({ turns, shared }: { turns: TurnView[]; shared: Shared }) {
  return (
    <div className="turns" data-narrow={turns.every((turn) => turn.columns.length < 2) || undefined}>
      {turns.map((turn, i) => (
        // The versions of a question share one place, so that the arrows between them keep the focus.
        <Turn key={turn.siblings[0]?.id ?? turn.question.id} turn={turn} shared={shared} last={i >= turns.length - atOnce} />
      ))}
    </div>
  );
});

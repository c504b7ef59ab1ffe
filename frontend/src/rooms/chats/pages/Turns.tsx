import { memo, startTransition, useEffect, useRef, useState } from 'react';
import { nameOf, textOf } from '../reply';
import type { TurnView } from '../tree';
import { watchNear } from './nearness';
import type { Shared } from './shared';
import { TurnSection } from './TurnSection';

/** A reader begins at the end: so many turns, or so much text, are drawn at once, so many are there at all; the others follow. */
const atOnce = { turns: 3, characters: 6_000, sketches: 24 };

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
    return watchNear(element, (isNear) => {
      const busy = element.contains(document.activeElement) || element.querySelector('form, [aria-busy=true]') !== null;
      if (!isNear && (last || busy)) return;
      if (!isNear && !element.dataset.sketch) setHeight(element.offsetHeight);
      setNear(isNear);
    });
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

const lengthOf = (turn: TurnView): number => turn.columns.reduce((sum, column) => sum + textOf(column.shown).length, 0);

/** From which turn on a reader who begins at the end sees something. */
const firstAtOnce = (turns: TurnView[]): number => {
  let from = turns.length;
  for (let length = 0; from > 0 && turns.length - from < atOnce.turns && length < atOnce.characters; from--)
    length += lengthOf(turns[from - 1] as TurnView);
  return from;
};

/** A chat as a document: apart from the composer, so that typing draws none of it anew. */
export const Turns = memo(function Turns({ turns, shared }: { turns: TurnView[]; shared: Shared }) {
  const [all, setAll] = useState(turns.length <= atOnce.sketches);
  useEffect(() => {
    if (!all) startTransition(() => setAll(true));
  }, [all]);
  const from = all ? 0 : turns.length - atOnce.sketches;
  const drawn = firstAtOnce(turns);
  return (
    <div className="turns" data-narrow={turns.every((turn) => turn.columns.length < 2) || undefined}>
      {turns.slice(from).map((turn, i) => (
        // The versions of a question share one place, so that the arrows between them keep the focus.
        <Turn key={turn.siblings[0]?.id ?? turn.question.id} turn={turn} shared={shared} last={from + i >= drawn} />
      ))}
    </div>
  );
});

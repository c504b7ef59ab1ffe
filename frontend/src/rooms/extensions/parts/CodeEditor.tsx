import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { Place } from '../place';

export type CodeProps = {
  label: string /** The id of what helps with it. */;
  help: string;
  code: string;
  locked: boolean;
  wrong: Place | null;
  onChange: (code: string) => void;
};

/** The colours are the page's own, so that they follow light and dark. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.moduleKeyword, tags.operatorKeyword], color: 'var(--a-accent-ink)' },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: 'var(--a-warn-ink)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--a-danger-ink)' },
  { tag: tags.comment, color: 'var(--a-ink-3)', fontStyle: 'italic' },
  { tag: [tags.definition(tags.variableName), tags.function(tags.variableName)], fontWeight: '600' },
]);
const look = EditorView.theme({
  '&': { fontSize: '13px', backgroundColor: 'transparent', color: 'var(--a-ink)' },
  '.cm-content': { fontFamily: 'var(--mantine-font-family-monospace)', caretColor: 'var(--a-ink)', padding: '10px 0' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--a-ink-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--a-ink) 4%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--a-ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { maxHeight: '60vh', minHeight: '220px', overflow: 'auto', lineHeight: '20px' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--a-accent-tint) !important' },
});

const pointAt = StateEffect.define<Place | null>();
const wrongLine = Decoration.line({ class: 'cm-wrong' });
const wrongWord = Decoration.mark({ class: 'cm-wrongword' });
const marksOf = (place: Place | null, state: EditorState): DecorationSet => {
  if (!place || place.line > state.doc.lines) return Decoration.none;
  const line = state.doc.line(place.line);
  const marks: Range<Decoration>[] = [wrongLine.range(line.from)];
  const from = line.from + Math.max(0, (place.column ?? 1) - 1);
  if (place.column && from < line.to) marks.push(wrongWord.range(from, Math.min(line.to, from + 12)));
  return Decoration.set(marks);
};
const wrongMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, change) => {
    const said = change.effects.find((effect) => effect.is(pointAt));
    return said ? marksOf(said.value as Place | null, change.state) : marks.map(change.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** JavaScript with colours; the line that is wrong is marked where it stands. Tab indents; Escape, then Tab, leaves. */
export default function CodeEditor({ label, help, code, locked, wrong, onChange }: CodeProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const lock = useRef(new Compartment());
  const latest = useRef(onChange);
  latest.current = onChange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes later is told below
  useEffect(() => {
    if (!box.current) return;
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: code,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          indentOnInput(),
          indentUnit.of('  '),
          highlightActiveLine(),
          javascript(),
          syntaxHighlighting(colours),
          look,
          wrongMarks,
          lock.current.of(EditorState.readOnly.of(locked)),
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-describedby': help,
            'aria-multiline': 'true',
            role: 'textbox',
            tabindex: '0',
          }),
          EditorView.lineWrapping,
          keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
          EditorView.updateListener.of((update) => update.docChanged && latest.current(update.state.doc.toString())),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    view.current?.dispatch({ effects: lock.current.reconfigure(EditorState.readOnly.of(locked)) });
  }, [locked]);
  useEffect(() => {
    const now = view.current;
    if (now && now.state.doc.toString() !== code) now.dispatch({ changes: { from: 0, to: now.state.doc.length, insert: code } });
  }, [code]);
  useEffect(() => {
    view.current?.dispatch({ effects: pointAt.of(wrong) });
  }, [wrong]);
  return <div ref={box} className="codebox" />;
}

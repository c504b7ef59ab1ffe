import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from 'react';
import { preferences } from './preferences';

/** `n`, `g m`, `mod+s`, `Escape`, `Backspace`, `?`, `[`. Letters work only outside fields, and can be turned off. */
export type Keys = { [combination: string]: (event: KeyboardEvent) => void };

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type));

/** Inside a dialog, a menu or a list that opened: what is pressed there is not meant for the page below. */
export const inLayer = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role=dialog],[role=menu],[role=listbox]') !== null;

const nameOf = (event: KeyboardEvent): string => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = event.metaKey || event.ctrlKey ? 'mod+' : '';
  return mod + (mod && event.shiftKey ? 'shift+' : '') + key;
};

const isLetter = (name: string) => name.length === 1;

let prefix: { key: string; at: number } | null = null;

const match = (keys: Keys, event: KeyboardEvent): string | null => {
  const name = nameOf(event);
  const two = prefix && Date.now() - prefix.at < 1200 ? `${prefix.key} ${name}` : null;
  if (two && keys[two]) return two;
  return keys[name] ? name : null;
};

export const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
export const modName = isMac ? '⌘' : 'Ctrl ';

/** Several pages may listen at once; the one that takes a key says so by `preventDefault`. */
export const useKeys = (keys: Keys, active = true): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const found = match(latest.current, event);
      if (!found) return;
      const plain = !found.startsWith('mod+') && found !== 'Escape';
      if (plain && (inField(event.target) || inLayer(event.target))) return;
      if (plain && isLetter(nameOf(event)) && !preferences().letters) return;
      event.preventDefault();
      prefix = null;
      latest.current[found]?.(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [active]);
};

/** For a list that hears its keys itself, before the page does: what is pressed in a field, or as the second of two letters, is not its own. */
export const onRowKey = (keys: Keys) => (event: ReactKeyboardEvent) => {
  const { nativeEvent, target } = event;
  const name = nameOf(nativeEvent);
  const key = keys[name];
  if (!key || event.defaultPrevented || nativeEvent.isComposing || event.altKey || inField(target)) return;
  if (target instanceof Element && target.closest('[role=menu]')) return;
  if (isLetter(name) && (!preferences().letters || (prefix && Date.now() - prefix.at < 1200))) return;
  event.preventDefault();
  key(nativeEvent);
};

/** Remembers a first letter such as `g`, so that `g m` can follow; mounted once, by the shell. */
export const useKeyPrefix = (letter: string): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (nameOf(event) === letter && !inField(event.target) && preferences().letters) prefix = { key: letter, at: Date.now() };
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [letter]);
};

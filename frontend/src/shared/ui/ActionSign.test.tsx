import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ActionSign } from './ActionSign';

const drawn = (icon: string | null) => {
  const { container, unmount } = render(<ActionSign icon={icon} />);
  const told = container.querySelector('svg')?.getAttribute('class') ?? container.textContent;
  unmount();
  return told;
};

it('an action shows the one character that its maker chose, and signs by their names', () => {
  expect(drawn('👩‍🚀')).toBe('👩‍🚀');
  expect(drawn('a')).toBe('a');
  expect(drawn('translate')).toContain('tabler-icon-language');
});

it('what is no sign is shown as any action', () => {
  for (const icon of [null, '', 'no such sign', 'constructor', '__proto__']) expect(drawn(icon)).toContain('tabler-icon-bolt');
});

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';
import { handOver } from '../share';

const origin = 'https://community.example';
const address = `${origin}/models/create`;

/** The community's page, as far as ours can see it: a window that is told things. */
const played = () => {
  const tab = { postMessage: vi.fn() };
  vi.spyOn(window, 'open').mockReturnValue(tab as unknown as Window);
  const says = (data: unknown, from = origin, source: unknown = tab) => {
    const event = new MessageEvent('message', { data, origin: from });
    Object.defineProperty(event, 'source', { value: source });
    window.dispatchEvent(event);
  };
  return { tab, says };
};

describe('a model that is shared', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());

  it('is handed over as text, once, when that page says loaded', async () => {
    const { tab, says } = played();
    const end = handOver(address, Promise.resolve({ id: 'a' }));
    says('loaded');
    says('loaded');
    await expect(end).resolves.toBe('handed');
    expect(tab.postMessage.mock.calls).toEqual([['{"id":"a"}', origin]]);
  });

  it('is handed to nobody else: not to another origin, window or word', async () => {
    const { tab, says } = played();
    const end = handOver(address, Promise.resolve({ id: 'a' }));
    says('loaded', 'https://community.example.evil');
    says('loaded', origin, window);
    says('something');
    await vi.advanceTimersByTimeAsync(10_001);
    await expect(end).resolves.toBe('silent');
    says('loaded');
    expect(tab.postMessage).not.toHaveBeenCalled();
  });

  it('becomes a file where the browser blocks the window', async () => {
    backendWith(furnished());
    vi.spyOn(window, 'open').mockReturnValue(null);
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const { user } = openPage('/workspace/models');
    const row = (await screen.findByRole('link', { name: 'Correcteur' })).closest('tr') as HTMLElement;
    await user.click(within(row).getByRole('button', { name: 'Actions for Correcteur' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Share with community…' }));
    await screen.findByText('The browser blocked the window of community.example. Here is the file instead.');
    await waitFor(() => expect(saved).toHaveBeenCalled());
  });
});

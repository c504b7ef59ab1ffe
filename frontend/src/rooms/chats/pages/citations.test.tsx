import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const opened = async () => {
  backendWith(furnished());
  const { user } = openPage('/c/chat-1');
  const [number] = await screen.findAllByRole('button', { name: 'Source 1: HM-2291.pdf' });
  return { user, number: number as HTMLElement };
};

describe('what an answer cites', () => {
  it('opens with the passage as it stands in the document, and the way there', async () => {
    const { user, number } = await opened();
    await user.click(number);
    const panel = within(await screen.findByRole('dialog', { name: /^Source 1/ }));
    await panel.findByText(/ninety days’ written notice/);
    expect(panel.getByRole('link', { name: 'Open in document' }).getAttribute('href')).toBe('/documents/hm-2291#passage-1');
  });

  it('is listed under it, and what the reader may not see is only said to be there', async () => {
    const { user } = await opened();
    const sources = within((await screen.findAllByRole('region', { name: 'Sources' }))[0] as HTMLElement);
    expect(sources.getAllByRole('listitem')).toHaveLength(3);
    expect(sources.getByText('You may not see this source')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Source 3' }));
    const panel = within(await screen.findByRole('dialog', { name: 'Source 3' }));
    await panel.findByText('You may not see this source');
    expect(panel.queryByRole('link')).toBeNull();
  });

  it('says so where the passage is gone', async () => {
    const state = furnished();
    state.library.documents = state.library.documents.filter(({ id }) => id !== 'hm-2291');
    backendWith(state);
    const { user } = openPage('/c/chat-1');
    await user.click((await screen.findAllByRole('button', { name: 'Source 1: HM-2291.pdf' }))[0] as HTMLElement);
    await waitFor(() => expect(screen.getByText(/The passage is not there any more/)).toBeTruthy());
  });
});

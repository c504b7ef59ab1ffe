import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { speak } from '@/shared/i18n';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith } from '@/testing/server';

const library = () => {
  const state = furnished();
  backendWith(state);
  return state;
};
const file = (name: string, text: string) => new File([text], name, { type: 'text/plain' });

describe('collections', () => {
  it('say what they are for while there is none, and open once one is made', async () => {
    const state = furnished();
    state.library.collections = [];
    backendWith(state);
    const { user, router } = openPage('/workspace/knowledge');
    await screen.findByText('What your models know');
    await user.click(screen.getByRole('button', { name: 'New collection' }));
    await user.type(await screen.findByLabelText('Name'), 'Ship papers{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/workspace\/knowledge\/know-/));
    await screen.findByText('Drop files or folders here');
  });

  it('are out of sight once deleted, and back after an undo', async () => {
    const state = library();
    const { user } = openPage('/workspace/knowledge');
    await user.click(await screen.findByRole('button', { name: 'Menu of Staff handbook' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Delete/ }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Staff handbook' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('link', { name: 'Staff handbook' });
    expect(state.library.collections).toHaveLength(2);
  });

  it('say what a change of their settings costs before it is made', async () => {
    const state = library();
    const { user } = openPage('/workspace/knowledge/agreements');
    await user.click(await screen.findByRole('button', { name: 'Settings…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const passages = await dialog.findByLabelText('Passages per answer');
    await user.clear(passages);
    await user.type(passages, '8');
    await dialog.findByText(/no document is touched/);
    const length = dialog.getByLabelText('Passage length');
    await user.clear(length);
    await user.type(length, '600');
    await dialog.findByText(/4 documents are split and embedded anew/);
    await user.click(dialog.getByRole('button', { name: 'Save and embed anew' }));
    await waitFor(() => expect(state.library.collections[0]?.settings).toMatchObject({ k: 8, chunk_size: 600 }));
  });
});

describe('the documents of a collection', () => {
  it('arrive, are read, and say why where they cannot be', async () => {
    library();
    const { user } = openPage('/workspace/knowledge/agreements');
    await screen.findByText(/Run text recognition/);
    const input = screen.getByLabelText('Choose files');
    await user.upload(input, [file('rider.txt', 'A rider.\n\nIt has two parts.'), file('broken.txt', '?')]);
    await screen.findByRole('link', { name: 'rider.txt' });
    await screen.findByText(/The file is damaged/);
    await waitFor(() => expect(screen.getByRole('link', { name: 'rider.txt' }).closest('li')?.textContent).toContain('2 passages'));
  });

  it('say in the language of the page why they failed', async () => {
    const state = library();
    const [scan] = state.library.documents.filter(({ name }) => name === 'Rider-scanned.pdf');
    if (scan) scan.problem = { type: 'fetch-failed', title: 'Not fetched', detail: 'example.org answered with 404.' };
    openPage('/workspace/knowledge/agreements');
    await screen.findByText(/The address could not be fetched/);
    try {
      await act(() => speak('ru'));
      await screen.findByText(/Не удалось загрузить адрес/);
      expect(screen.getByText('example.org ответил кодом 404.').lang).toBe('');
    } finally {
      await speak('en');
    }
  });

  it('are sent into the folder that is open', async () => {
    const state = library();
    const { user } = openPage('/workspace/knowledge/agreements?folder=2026');
    await screen.findByRole('link', { name: 'HM-2291.pdf' });
    await user.upload(screen.getByLabelText('Choose files'), [file('annex.txt', 'An annex.')]);
    await waitFor(() => expect(state.library.documents.find(({ name }) => name === 'annex.txt')?.folder).toBe('2026'));
  });

  it('are moved together, each back to where it was after an undo', async () => {
    const state = library();
    const { user } = openPage('/workspace/knowledge/agreements');
    await user.click(await screen.findByRole('checkbox', { name: 'Select Halden-standard-terms-v9.pdf' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Select HM-2291.pdf' }));
    await user.keyboard('{/Shift}');
    await screen.findByText('4 selected');
    await user.click(screen.getByRole('button', { name: 'Move to folder…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Folder' }), 'Archive{Enter}');
    await screen.findByText('4 documents moved to Archive');
    await waitFor(() => expect(state.library.documents.filter(({ folder }) => folder === 'Archive')).toHaveLength(4));
    await screen.findByRole('button', { name: 'Archive 4' });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(state.library.documents.map(({ folder }) => folder)).toEqual(['2026', '2026', '', '', '']));
  });

  it('are tried out with a question: which passages, and why these', async () => {
    library();
    const { user } = openPage('/workspace/knowledge/agreements?find=true');
    await user.type(await screen.findByRole('searchbox', { name: 'Ask as you would ask a model' }), 'written notice{Enter}');
    const hit = within((await screen.findAllByText(/ninety days/))[0]?.closest('li') as HTMLElement);
    expect(hit.getByText('Words')).toBeTruthy();
    expect(hit.getByText('Meaning')).toBeTruthy();
    expect(hit.getByRole('link').getAttribute('href')).toMatch(/^\/documents\/[\w-]+#passage-1$/);
  });
});

describe('a document', () => {
  it('shows its text with the passage that was asked for marked', async () => {
    library();
    const { user, router } = openPage('/documents/hm-2291#passage-1');
    await waitFor(() => expect(document.querySelector('mark')?.textContent).toContain('ninety days'));
    expect(document.getElementById('passage-0')?.textContent).toContain('14 Termination');
    await user.click(screen.getByRole('button', { name: 'Next passage' }));
    await waitFor(() => expect(router.state.location.hash).toBe('passage-2'));
    await waitFor(() => expect(document.querySelector('mark')?.textContent).toContain('late payment'));
  });
});

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FilePart, StoredFile } from '@/shared/http/types';
import type { MockBackend } from '@/testing/backend';
import { furnished } from '@/testing/backend/furnished';
import { openPage } from '@/testing/page';
import { backendWith, server } from '@/testing/server';

const picture = (name: string) => new File(['a picture'], name, { type: 'image/png' });
const chat = (backend: MockBackend) => backend.state.chats.find((one) => one.id === 'chat-1');
const stored = (backend: MockBackend, id: string, media_type: string): StoredFile => {
  const file = { id, name: `${id}.x`, media_type, size: 2048, width: 40, height: 20, created_at: new Date().toISOString() };
  backend.state.files.set(id, { file, bytes: new TextEncoder().encode('what is in it').buffer as ArrayBuffer });
  return file;
};
const part = (backend: MockBackend, id: string, type: FilePart['type']): FilePart => {
  const { media_type, ...file } = stored(backend, id, type === 'image' ? 'image/png' : 'text/plain');
  return { type, file_id: id, name: file.name, media_type, size: file.size, width: file.width, height: file.height };
};
const tiles = async () => within(await screen.findByRole('list', { name: 'Attached files' })).getAllByRole('listitem');

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 40, height: 20, close: () => undefined }));
});

describe('files of a question', () => {
  it('are pasted and dropped, go up at once, and are asked with, without a word', async () => {
    const backend = backendWith(furnished());
    const { user, router } = openPage('/?models=invoice-reader');
    const field = await screen.findByLabelText('Message');
    const data = { files: [picture('bill.png')], types: ['Files'], items: [] };
    fireEvent.paste(field, { clipboardData: data });
    await screen.findByText('bill.png');
    fireEvent.dragOver(document.body, { dataTransfer: { ...data, dropEffect: 'none' } });
    await screen.findByText('Drop to attach images or text files');
    fireEvent.drop(document.body, { dataTransfer: { ...data, files: [new File(['hello'], 'notes.md')] } });
    await waitFor(() => expect(backend.state.files.size).toBe(2));
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/c\//));
    await screen.findByRole('heading', { level: 2, name: 'bill.png, notes.md' });
    expect(backend.state.chats[0]?.messages[0]?.content.map(({ type }) => type)).toEqual(['image', 'file']);
    expect(sessionStorage.getItem('atelier.files.new')).toBeNull();
  });

  it('that cannot go are named, with what can; at most ten go', async () => {
    backendWith(furnished());
    const { user } = openPage('/c/chat-1');
    await user.upload(await screen.findByLabelText('Attach files', { selector: 'input' }), [
      new File([new Uint8Array([0xff, 0xfe])], 'film.mov', { type: 'video/quicktime' }),
      ...Array.from({ length: 11 }, (_, i) => new File(['text'], `${i}.txt`)),
    ]);
    await screen.findByText('Not attached: film.mov. Images (png, jpeg, webp, gif) and text files (UTF-8) can be.');
    await screen.findByText('Not attached: 10.txt. At most 10 files go with one message.');
    expect(await tiles()).toHaveLength(10);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/Not attached/)).toBeNull();
  });

  it('that did not arrive keep the question back until they are sent again or taken away', async () => {
    const backend = backendWith(furnished());
    server.use(http.post('*/api/v1/files', () => HttpResponse.error(), { once: true }));
    const { user } = openPage('/c/chat-1');
    await user.type(await screen.findByLabelText('Message'), 'Read this');
    await user.upload(screen.getByLabelText('Attach files', { selector: 'input' }), new File(['text'], 'a.txt'));
    await screen.findByText(/Atelier does not answer/);
    expect(screen.getByRole('button', { name: 'Send' }).hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Send a.txt again' }));
    await waitFor(() => expect(backend.state.files.size).toBe(1));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Send' }).hasAttribute('disabled')).toBe(false));
  });

  it('are waited for: what was sent early goes when they are there', async () => {
    const backend = backendWith(furnished());
    let arrive = () => {};
    const held = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    server.use(
      http.post('*/api/v1/files', async ({ request }) => {
        await held;
        return backend.handle(request);
      }),
    );
    const { user } = openPage('/c/chat-1');
    await user.upload(await screen.findByLabelText('Attach files', { selector: 'input' }), new File(['text'], 'a.txt'));
    await user.type(screen.getByLabelText('Message'), 'Read this{Enter}');
    await screen.findByText('Goes as soon as the files are there');
    expect(chat(backend)?.messages).toHaveLength(6);
    arrive();
    await waitFor(() =>
      expect(chat(backend)?.messages[6]?.content).toMatchObject([{ text: 'Read this' }, { type: 'file', name: 'a.txt' }]),
    );
  });

  it('survive a reload, except those that are gone', async () => {
    const backend = backendWith(furnished());
    const gone = { ...stored(backend, 'here', 'image/png'), id: 'gone', name: 'gone.png' };
    sessionStorage.setItem('atelier.files.chat-1', JSON.stringify([stored(backend, 'here', 'image/png'), gone]));
    openPage('/c/chat-1');
    await screen.findByText('here.x');
    await waitFor(() => expect(screen.queryByText('gone.png')).toBeNull());
    expect(sessionStorage.getItem('atelier.files.chat-1')).not.toContain('gone');
  });
});

describe('who sees a picture', () => {
  const attach = async (models: string) => {
    backendWith(furnished());
    const page = openPage(`/?models=${models}`);
    await page.user.upload(await screen.findByLabelText('Attach files', { selector: 'input' }), picture('bill.png'));
    return page;
  };

  it('is said where some do not', async () => {
    await attach('invoice-reader,mistral:7b-instruct');
    await screen.findByText('Images are seen by Invoice reader. A description goes to mistral:7b-instruct.');
  });

  it('is nobody: the way to a model that sees is one click', async () => {
    const { user } = await attach('mistral:7b-instruct');
    await screen.findByText('mistral:7b-instruct does not see images and gets a description only');
    await user.click(screen.getByRole('button', { name: 'Choose a model that sees' }));
    expect((await screen.findByRole('button', { name: 'Vision' })).getAttribute('aria-pressed')).toBe('true');
    const options = screen.getAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual([
      expect.stringContaining('Invoice reader'),
      expect.stringContaining('llava:13b'),
    ]);
    await user.click(options[1] as HTMLElement);
    await waitFor(() => expect(screen.queryByText(/does not see images/)).toBeNull());
  });
});

describe('a question with files', () => {
  const open = async () => {
    const backend = backendWith(furnished());
    const question = chat(backend)?.messages[3];
    question?.content.push(part(backend, 'page', 'image'), part(backend, 'notes', 'file'));
    Object.assign(chat(backend)?.messages[5] ?? {}, { unseen_images: 1 });
    return { backend, ...openPage('/c/chat-1') };
  };

  it('opens them large, and gives the focus back', async () => {
    const { user } = await open();
    const small = await screen.findByRole('button', { name: 'Open page.x' });
    expect(small.querySelector('img')?.getAttribute('width')).toBe('152');
    await user.click(small);
    expect((await screen.findByRole('img', { name: 'page.x' })).getAttribute('src')).toContain('/api/v1/files/page');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(small));
    await user.click(screen.getByRole('button', { name: 'Open notes.x' }));
    await screen.findByText('what is in it');
  });

  it('is asked anew with those that are kept', async () => {
    const { user, backend } = await open();
    const question = (await screen.findByRole('button', { name: 'Open page.x' })).closest('[data-question]') as HTMLElement;
    await user.click(within(question).getByRole('button', { name: 'Edit the question' }));
    await user.click(await screen.findByRole('button', { name: 'Remove notes.x' }));
    await user.click(screen.getByRole('button', { name: 'Ask' }));
    await waitFor(() => expect(chat(backend)?.messages[6]?.content).toMatchObject([{ type: 'text' }, { type: 'image', file_id: 'page' }]));
  });

  it('says above an answer that its model did not see the picture', async () => {
    await open();
    const answer = (await screen.findAllByRole('article', { name: 'Answer of Demo plain' })).at(-1) as HTMLElement;
    within(answer).getByText('1 image was left out: Demo plain does not see images');
  });
});

import { expect, type Page } from '@playwright/test';

export const administrator = { name: 'Ines Marchetti', email: 'ines@halden.example', password: 'a long enough secret' };

/** The first to come signs up and is the administrator; later tests find the account and sign in. */
export async function enter(page: Page): Promise<void> {
  const config = await (await page.request.get('/api/v1/config')).json();
  const headers = { origin: new URL(page.url() === 'about:blank' ? (await page.request.get('/')).url() : page.url()).origin };
  const path = config.signup === 'first' ? 'signup' : 'signin';
  const answer = await page.request.post(`/api/v1/auth/${path}`, {
    data: path === 'signup' ? administrator : { email: administrator.email, password: administrator.password },
    headers,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** The ids of the demo's base models, which every fresh product has. */
export async function demoModels(page: Page): Promise<string[]> {
  const { items } = await (await page.request.get('/api/v1/catalog?fields=summary&limit=1000')).json();
  return items.filter((entry: { kind: string }) => entry.kind === 'base').map((entry: { id: string }) => entry.id);
}

type Draft = { id: string; name: string } & Record<string, unknown>;
export async function haveModel(page: Page, draft: Draft): Promise<void> {
  const [base] = await demoModels(page);
  const answer = await page.request.post('/api/v1/models', { data: { base_model_id: base, ...draft } });
  expect([201, 409], await answer.text()).toContain(answer.status());
}

import { expect, test } from '@playwright/test';
import { pages } from './pages';
import { enter, haveModel } from './person';

const words = {
  ru: { models: 'Модели', create: 'Новая модель', message: 'Сообщение' },
  ko: { models: '모델', create: '새 모델', message: '메시지' },
  fr: { models: 'Modèles', create: 'Nouveau modèle', message: 'Message' },
  es: { models: 'Modelos', create: 'Nuevo modelo', message: 'Mensaje' },
  en: { models: 'Models', create: 'New model', message: 'Message' },
};

for (const [language, said] of Object.entries(words)) {
  test(`the page speaks ${language}, and nothing runs over at 390 px`, async ({ page }) => {
    await enter(page);
    await haveModel(page, { id: 'lighthouse', name: 'Lighthouse', tags: ['sea'] });
    const origin = new URL((await page.request.get('/')).url()).origin;
    await page.request.patch('/api/v1/auth/me', { data: { language }, headers: { origin } });
    await page.goto('/workspace/models');
    await expect(page.getByRole('heading', { level: 1, name: said.models })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('link', { name: said.create })).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of [
      ...pages,
      '/workspace/filters/rate-limit',
      '/workspace/filters/import',
      '/workspace/actions/new?source=prompt',
    ]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${address} in ${language}`).toBeLessThanOrEqual(0);
    }
    await page.goto('/');
    await expect(page.getByLabel(said.message, { exact: true })).toBeVisible();
    await page.request.patch('/api/v1/auth/me', { data: { language: '' }, headers: { origin } });
  });
}

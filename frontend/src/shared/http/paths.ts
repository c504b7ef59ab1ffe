import type * as T from './types';

type None = never;
type Query<Q> = { query?: Q };
type Json<B> = { content: { 'application/json': B } };
type Op<Answer, Parameters = Record<string, never>, Body = None> = {
  parameters: Parameters;
  responses: { 200: Json<Answer> };
} & ([Body] extends [None] ? { requestBody?: never } : { requestBody: Json<Body> });
type Id = { path: { id: string } };
export type ModelFilter = {
  q?: string;
  tag?: string;
  hidden?: boolean;
  enabled?: boolean;
  sort?: string;
  limit?: number;
  cursor?: string;
};
type ImportQuery = { mode: T.ImportMode; dry_run: boolean; select?: string[]; visibility?: 'private' | 'public'; filename?: string };

/** Every call the page makes, in the shape that openapi-typescript gives: path, method, parameters, body, answer. */
export type paths = {
  '/api/v1/config': { get: Op<T.Config> };
  '/api/v1/settings': { get: Op<T.Settings>; patch: Op<T.Settings, Record<string, never>, Partial<T.Settings>> };
  '/api/v1/auth/signup': { post: Op<T.User, Record<string, never>, { name: string; email: string; password: string }> };
  '/api/v1/auth/signin': { post: Op<T.User, Record<string, never>, { email: string; password: string }> };
  '/api/v1/auth/signout': { post: Op<undefined> };
  '/api/v1/auth/me': {
    get: Op<T.User>;
    patch: Op<T.User, Record<string, never>, { name?: string; language?: string; time_zone?: string }>;
  };
  '/api/v1/auth/password': { post: Op<undefined, Record<string, never>, { current_password: string; new_password: string }> };
  '/api/v1/auth/api-keys': { get: Op<T.Listed<T.ApiKey>>; post: Op<T.NewApiKey, Record<string, never>, { name: string }> };
  '/api/v1/auth/api-keys/{id}': { delete: Op<undefined, Id> };
  '/api/v1/users': { get: Op<T.Listed<T.User>, Query<{ limit?: number; cursor?: string }>> };
  '/api/v1/users/{id}': { patch: Op<T.User, Id, { role?: T.Role; name?: string }>; delete: Op<undefined, Id> };
  '/api/v1/users/{id}/password': { post: Op<undefined, Id, { password: string }> };

  '/api/v1/models': { get: Op<T.Listed<T.Model>, Query<ModelFilter>>; post: Op<T.Model, Record<string, never>, T.ModelDraft> };
  '/api/v1/models/tags': { get: Op<{ items: T.TagCount[] }> };
  '/api/v1/models/bulk': { post: Op<unknown, Record<string, never>, { ids: string[]; action: T.BulkAction }> };
  '/api/v1/models/import': { post: Op<T.ImportReport, { query: ImportQuery }, unknown> };
  '/api/v1/models/{id}': {
    get: Op<T.Model, Id>;
    patch: Op<T.Model, Id & { header?: { 'If-Match'?: string } }, Partial<T.ModelDraft>>;
    delete: Op<undefined, Id>;
  };
  '/api/v1/models/{id}/clone': { post: Op<T.Model, Id, { id?: string; name?: string }> };
  '/api/v1/models/{id}/hide': { post: Op<T.Model, Id> };
  '/api/v1/models/{id}/unhide': { post: Op<T.Model, Id> };
  '/api/v1/models/{id}/enable': { post: Op<T.Model, Id> };
  '/api/v1/models/{id}/disable': { post: Op<T.Model, Id> };
  '/api/v1/catalog': { get: Op<T.Listed<T.CatalogEntry>, Query<{ fields?: 'summary'; limit?: number }>> };
  '/api/v1/base-models': { get: Op<T.Listed<T.BaseModel>, Query<{ limit?: number }>> };

  '/api/v1/connections': { get: Op<T.Listed<T.Connection>>; post: Op<T.Connection, Record<string, never>, T.ConnectionDraft> };
  '/api/v1/connections/verify': { post: Op<T.Verified, Record<string, never>, T.ConnectionDraft> };
  '/api/v1/connections/{id}': {
    get: Op<T.Connection, Id>;
    patch: Op<T.Connection, Id, Partial<T.ConnectionDraft> & { enabled?: boolean; priority?: number }>;
    delete: Op<undefined, Id>;
  };
  '/api/v1/connections/{id}/verify': { post: Op<T.Verified, Id> };

  '/api/v1/chats': {
    get: Op<T.Listed<T.ChatSummary>, Query<{ q?: string; limit?: number; cursor?: string }>>;
    post: Op<T.Chat, Record<string, never>, { title?: string }>;
  };
  '/api/v1/chats/{id}': {
    get: Op<T.Chat, Id>;
    patch: Op<T.ChatSummary, Id, { title?: string; pinned?: boolean }>;
    delete: Op<undefined, Id>;
  };
  '/api/v1/chats/{id}/select': { post: Op<T.ChatSummary, Id, { message_id: string }> };
  '/api/v1/chats/{id}/messages/{message_id}/stop': { post: Op<T.Message, { path: { id: string; message_id: string } }> };
};

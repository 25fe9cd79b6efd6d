import express from 'express';
import { guard } from './guard.js';

/**
 * A small service of documents, which are objects of the registered type `document`. `userOf` gives the e-mail address of
 * who sends a request, or nothing: that is your own sign-in's business.
 */
export function documentsApp({ guildhall, userOf, documents }) {
  const app = express();
  const document = (request) => ({ type: 'document', id: request.params.id });
  const may = (action) => guard({ guildhall, userOf }, action, document);
  const workspace = { type: 'workspace', id: process.env.GUILDHALL_WORKSPACE ?? 'acme' };

  // A list asks once for all that may be seen, not once for each.
  app.get('/documents', async (request, response) => {
    const subject = userOf(request);
    const ids = subject ? await guildhall.searchResources(subject, 'read', 'document').all() : [];
    response.json(ids.map((id) => ({ id, text: documents.get(id) })));
  });
  app.get('/documents/:id', may('read'), (request, response) => {
    response.json({ id: request.params.id, text: documents.get(request.params.id) });
  });
  app.put('/documents/:id', may('write'), express.text(), (request, response) => {
    documents.set(request.params.id, request.body);
    response.json({ id: request.params.id, text: request.body });
  });
  app.get('/people', guard({ guildhall, userOf }, 'manage_members', workspace), (request, response) => {
    response.json({ detail: 'Only admins of the workspace get here.' });
  });
  return app;
}

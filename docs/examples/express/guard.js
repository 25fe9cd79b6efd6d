import { GuildhallError } from '@guildhall/client';

/**
 * A middleware that lets a request through where its user may do `action` on the resource, by what Guildhall says at this
 * moment. `resource` is a resource, or makes one of the request. Where Guildhall can't be asked, nobody gets through.
 */
export function guard({ guildhall, userOf }, action, resource) {
  return async (request, response, next) => {
    const subject = userOf(request);
    if (!subject) return response.status(401).json({ detail: 'Sign in first.' });
    const asked = { subject, action, resource: typeof resource === 'function' ? resource(request) : resource };
    try {
      if (await guildhall.evaluate(asked)) return next();
    } catch (error) {
      if (!(error instanceof GuildhallError)) throw error;
      console.error(error.message);
      return response.status(503).json({ detail: 'Permissions can’t be looked up just now. Try again in a moment.' });
    }
    return response.status(403).json({ detail: `You may not ${action} this. Ask an admin of your workspace.` });
  };
}

#include "api/authzen/question.h"

namespace guildhall::api {

using core::Done;
using core::Result;

Result<Done> may_ask(const Context& context, const Question& question) {
    if (context.is_admin() || core::find_subject(context.instance(), question.subject) == context.account())
        return Done{};
    return forbidden("Only admins of this workspace ask about others. Ask about yourself, or an admin.");
}

}  // namespace guildhall::api

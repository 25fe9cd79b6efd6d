#include "api/forward/endpoints.h"

#include "api/forward/handlers.h"

namespace guildhall::api {

std::vector<Endpoint> forward_endpoints() {
    return {
        get("//forward-auth", Right::public_, kAnyScope, forward_auth),
        get("//.guildhall/sign-in", Right::public_, kAnyScope, begin_sign_in).query({"to"}),
        get("//.guildhall/continue", Right::public_, kAnyScope, continue_sign_in).query({"request"}),
        get("//.guildhall/callback", Right::public_, kAnyScope, finish_sign_in).query({"code"}).blocking(),
    };
}

}  // namespace guildhall::api
